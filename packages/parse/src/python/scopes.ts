import type { SyntaxNode, Tree } from "@lezer/common";
import { type Bound, bindingsOf, parametersOf } from "./bindings.ts";

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
const binding =
  /Statement$|Definition$|ComprehensionExpression$|Pattern$|^(Lambda|Named|Call)Expression$|^ArgList$/;

const kinds: { readonly [name: string]: Scope["kind"] } = {
  FunctionDefinition: "function",
  LambdaExpression: "function",
  ComprehensionExpression: "function",
  ArrayComprehensionExpression: "function",
  SetComprehensionExpression: "function",
  DictionaryComprehensionExpression: "function",
  ClassDefinition: "class",
};

/** Collects every name that a text binds, and where. */
export function scopesOf(tree: Tree, text: string): Scopes {
  const module: Scope = { kind: "module", node: tree.topNode, bindings: new Map() };
  const byStart = new Map<number, Scope>();
  const stars: string[] = [];
  const outer: {
    readonly scope: Scope;
    readonly home: Scope;
    readonly bound: Bound;
    readonly node: SyntaxNode;
  }[] = [];
  const stack: Scope[] = [module];
  const enter = (node: SyntaxNode): void => {
    const scope = stack[stack.length - 1];
    for (const bound of bindingsOf(node, text)) {
      if (bound.star) stars.push(bound.name);
      else if (bound.outer)
        outer.push({
          scope,
          home: bound.outer === "global" ? module : (scope.parent ?? module),
          bound,
          node,
        });
      else add(homeOf(bound.name, scope), bound, node);
    }
    const kind = kindOf(node);
    if (!kind) return;
    const inner: Scope = { kind, node, parent: scope, bindings: new Map() };
    byStart.set(node.from, inner);
    stack.push(inner);
    for (const bound of parametersOf(node, text)) add(inner, bound, node);
  };
  tree.iterate({
    enter: (ref) => (binding.test(ref.name) ? enter(ref.node) : undefined),
    leave: (ref) => {
      if (binding.test(ref.name) && stack[stack.length - 1].node.from === ref.from && kindOf(ref.node))
        stack.pop();
    },
  });
  // A function that only reads a name of its surroundings changes nothing there.
  for (const { scope, home, bound, node } of outer)
    if (scope.bindings.has(bound.name)) add(home, bound, node);
  return {
    module,
    stars,
    of: (node) => scopeAt(node, byStart, module),
    inside: (node) => byStart.get(node.from),
  };
}

/** What kind of scope a node opens: a generator among arguments opens one too. */
function kindOf(node: SyntaxNode): Scope["kind"] | undefined {
  if (Object.hasOwn(kinds, node.name)) return kinds[node.name];
  return node.name === "ArgList" && node.getChild("for") ? "function" : undefined;
}

/** Attributes of an object belong to its class: other methods read them. */
function homeOf(name: string, scope: Scope): Scope {
  if (!/^(self|cls)\./.test(name)) return scope;
  let at: Scope | undefined = scope;
  while (at && at.kind !== "class") at = at.parent;
  return at ?? scope;
}

function add(scope: Scope, { name, to, from, at }: Bound, node: SyntaxNode): void {
  const branch = branchOf(node, scope.node);
  const list = scope.bindings.get(name) ?? [];
  list.push({ name, to, from, at, ...(branch && { branch }) });
  scope.bindings.set(name, list);
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
    const outside = /Definition$/.test(at.name) && /^(ParamList|ArgList)$/.test(inside.name);
    const scope = outside ? undefined : byStart.get(at.from);
    if (scope && scope.node.name === at.name) return scope;
    inside = at;
  }
  return module;
}
