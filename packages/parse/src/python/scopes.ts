import type { SyntaxNode, Tree } from "@lezer/common";
import { bindingsOf, parametersOf } from "./bindings.ts";

/** What a name is bound to. Nothing of it is evaluated here. */
export type BoundTo =
  | { readonly kind: "value"; readonly node: SyntaxNode }
  | { readonly kind: "tuple"; readonly nodes: readonly SyntaxNode[] }
  | { readonly kind: "item"; readonly node: SyntaxNode; readonly index: number }
  | { readonly kind: "update"; readonly node: SyntaxNode }
  | { readonly kind: "parameter"; readonly list: SyntaxNode; readonly node?: SyntaxNode }
  | { readonly kind: "import"; readonly name: string }
  | { readonly kind: "function"; readonly node: SyntaxNode }
  | { readonly kind: "class"; readonly node: SyntaxNode }
  | { readonly kind: "unknown" };

/** One place where a name gets a value. Targets such as `self.lr` are names in their spelling. */
export interface Binding {
  readonly name: string;
  readonly to: BoundTo;
  /** Where the statement begins, and where it ends: after it the name is bound. */
  readonly from: number;
  readonly at: number;
  /** The innermost branch or loop of its scope in which it stands: it may not be reached. */
  readonly branch?: { readonly from: number; readonly to: number };
}

/** A module, function or class, with the names that are bound in it. */
export interface Scope {
  readonly kind: "module" | "function" | "class";
  readonly node: SyntaxNode;
  readonly parent?: Scope;
  readonly bindings: Map<string, Binding[]>;
}

/** All scopes of a text. */
export interface Scopes {
  readonly module: Scope;
  /** The innermost scope at a node. */
  readonly of: (node: SyntaxNode) => Scope;
  /** What is bound inside a function or class. */
  readonly inside: (node: SyntaxNode) => Scope | undefined;
  /** Modules of which everything is imported: `from x import *`. */
  readonly stars: readonly string[];
}

/** Nodes that may bind a name. */
const binding = /Statement$|Definition$|^(Lambda|Named|Call)Expression$/;

const kinds: { readonly [name: string]: Scope["kind"] } = {
  FunctionDefinition: "function",
  LambdaExpression: "function",
  ClassDefinition: "class",
};

/** Collects every name that a text binds, and where. */
export function scopesOf(tree: Tree, text: string): Scopes {
  const module: Scope = { kind: "module", node: tree.topNode, bindings: new Map() };
  const byStart = new Map<number, Scope>();
  const stars: string[] = [];
  const stack: Scope[] = [module];
  tree.iterate({
    enter: (ref) => {
      if (!binding.test(ref.name)) return;
      const scope = stack[stack.length - 1];
      for (const { star, global, ...bound } of bindingsOf(ref.node, text)) {
        if (star) stars.push(bound.name);
        else add(global ? module : homeOf(bound.name, scope), bound, ref.node);
      }
      if (!Object.hasOwn(kinds, ref.name)) return;
      const inner: Scope = { kind: kinds[ref.name], node: ref.node, parent: scope, bindings: new Map() };
      byStart.set(ref.from, inner);
      stack.push(inner);
      for (const bound of parametersOf(ref.node, text)) add(inner, bound, ref.node);
    },
    leave: (ref) => {
      if (Object.hasOwn(kinds, ref.name)) stack.pop();
    },
  });
  return {
    module,
    stars,
    of: (node) => scopeAt(node, byStart, module),
    inside: (node) => byStart.get(node.from),
  };
}

/** Attributes of an object belong to its class: other methods read them. */
function homeOf(name: string, scope: Scope): Scope {
  if (!/^(self|cls)\./.test(name)) return scope;
  let at: Scope | undefined = scope;
  while (at && at.kind !== "class") at = at.parent;
  return at ?? scope;
}

function add(scope: Scope, bound: Omit<Binding, "branch">, node: SyntaxNode): void {
  const branch = branchOf(node, scope.node);
  const list = scope.bindings.get(bound.name) ?? [];
  list.push({ ...bound, ...(branch && { branch }) });
  scope.bindings.set(bound.name, list);
}

/** The innermost body that is only run sometimes, within a scope. */
function branchOf(node: SyntaxNode, scope: SyntaxNode): Binding["branch"] {
  for (let at: SyntaxNode | null = node; at && at.from > scope.from; at = at.parent) {
    const owner = at.name === "Body" || at.name === "MatchBody" ? at.parent?.name : undefined;
    if (owner && /^(If|While|For|Try|Match)(Statement|Clause)$/.test(owner))
      return { from: at.from, to: at.to };
  }
  return undefined;
}

function scopeAt(node: SyntaxNode, byStart: ReadonlyMap<number, Scope>, module: Scope): Scope {
  let inside: SyntaxNode = node;
  for (let at = node.parent; at; at = at.parent) {
    // Defaults of parameters belong to the scope around.
    const own = Object.hasOwn(kinds, at.name) && inside.name !== "ParamList" && inside.name !== "ArgList";
    const scope = own ? byStart.get(at.from) : undefined;
    if (scope) return scope;
    inside = at;
  }
  return module;
}
