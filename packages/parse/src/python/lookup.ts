import type { SyntaxNode } from "@lezer/common";
import { around } from "./nodes.ts";
import type { Binding, Scope, Scopes } from "./scopes.ts";

/** What a name means where it is used: one binding, or why there is none. */
export type Lookup =
  | { readonly kind: "one"; readonly binding: Binding }
  | { readonly kind: "several"; readonly bindings: readonly Binding[] }
  | { readonly kind: "none" };

/** Finds what a name is bound to where it is used, if only one value is possible there. */
export function lookup(name: string, use: SyntaxNode, scopes: Scopes): Lookup {
  const own = scopes.of(use);
  let inner: Scope | undefined;
  for (let scope: Scope | undefined = own; scope; inner = scope, scope = scope.parent) {
    const attribute = /^(self|cls)\./.test(name);
    if (scope.kind === "class" && scope !== own && !attribute) continue;
    const list = scope.bindings.get(name);
    if (!list) continue;
    if (scope === own) return here(list, use);
    const method = attribute ? around(use, /^FunctionDefinition$/) : null;
    const before = method ? list.filter((each) => each.from >= method.from && each.at <= use.from) : [];
    return before.length > 0 ? here(before, use) : outside(list, inner);
  }
  return { kind: "none" };
}

/** In the scope of the use: the last binding before it, if it is surely reached and nothing comes round a loop. */
function here(list: readonly Binding[], use: SyntaxNode): Lookup {
  const before = list.filter(({ at, to }) => at <= use.from || to.kind === "parameter");
  const last = before[before.length - 1];
  if (!last) return { kind: "several", bindings: list };
  const loop = outermostLoop(use);
  const round = loop && list.some(({ at, from }) => at > use.from && from >= loop.from && at <= loop.to);
  const reached = !last.branch || (last.branch.from <= use.from && use.from < last.branch.to);
  if (!round && (reached || before.length === 1)) return { kind: "one", binding: last };
  return sameImport(list) ?? { kind: "several", bindings: list };
}

/** In a scope around a function: that is called later, after whichever bindings there are. */
function outside(list: readonly Binding[], inner: Scope | undefined): Lookup {
  const last = list[list.length - 1];
  if (list.length === 1) return { kind: "one", binding: last };
  const before = inner && list.every(({ at }) => at <= inner.node.from);
  if (before && !last.branch) return { kind: "one", binding: last };
  return sameImport(list) ?? { kind: "several", bindings: list };
}

/** Imports of one name, from here or there, are alternatives of the same thing. */
function sameImport(list: readonly Binding[]): Lookup | undefined {
  const last = list[list.length - 1];
  return list.every(({ to }) => to.kind === "import") ? { kind: "one", binding: last } : undefined;
}

function outermostLoop(use: SyntaxNode): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  for (let at = use.parent; at && !/Definition$/.test(at.name); at = at.parent) {
    if (/^(For|While)Statement$/.test(at.name)) found = at;
  }
  return found;
}
