import type { SyntaxNode } from "@lezer/common";
import type { Env } from "./env.ts";
import { lookup } from "./lookup.ts";
import { dotted, spelling, textOf } from "./nodes.ts";

/** What a call calls. */
export interface Callee {
  /** The last part of its name, aliases resolved: `"StepLR"`. */
  readonly name: string;
  /** Its full name as far as imports tell it: `"torch.optim.lr_scheduler.StepLR"`. */
  readonly full: string;
  /** The module by which the text knows it, where an import or a dotted name says so. */
  readonly module?: string;
  /** Whether an import tells the module. */
  readonly imported: boolean;
  /** Whether the text itself defines it. */
  readonly own: boolean;
}

/** Resolves a name through imports and plain aliases. */
export function calleeOf(node: SyntaxNode, env: Env, depth = 0): Callee | undefined {
  const parts = dotted(env.text, node);
  if (!parts) return methodOf(node, env);
  const [root, ...rest] = parts;
  const found = lookup(root, node, env.scopes);
  const written = parts.join(".");
  if (found.kind !== "one") return describe(written, { known: found.kind === "none" });
  const { to } = found.binding;
  if (to.kind === "import") return describe([to.name, ...rest].join("."), { known: true, imported: true });
  if (to.kind === "value" && depth < 10 && /^(VariableName|MemberExpression)$/.test(to.node.name)) {
    const alias = calleeOf(to.node, env, depth + 1);
    if (alias) {
      const known = alias.module !== undefined;
      return describe([alias.full, ...rest].join("."), {
        ...alias,
        known,
        own: alias.own && rest.length === 0,
      });
    }
  }
  return describe(written, { own: rest.length === 0 && (to.kind === "class" || to.kind === "function") });
}

/** A method of something that has no name, such as `Learner(...).fit_one_cycle`. */
function methodOf(node: SyntaxNode, env: Env): Callee | undefined {
  const last = node.name === "MemberExpression" ? node.lastChild : null;
  if (last?.name !== "PropertyName") return undefined;
  return describe(spelling(textOf(env.text, last)));
}

function describe(
  full: string,
  {
    known = false,
    imported = false,
    own = false,
  }: { readonly known?: boolean; readonly imported?: boolean; readonly own?: boolean } = {},
): Callee {
  const at = full.lastIndexOf(".");
  const module = known && at > 0 ? full.slice(0, at) : undefined;
  return { name: full.slice(at + 1), full, imported, own, ...(module !== undefined && { module }) };
}
