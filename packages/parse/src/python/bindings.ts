import type { SyntaxNode } from "@lezer/common";
import { children, spelling, textOf } from "./nodes.ts";
import type { Binding, BoundTo } from "./scopes.ts";

/** A binding as a statement makes it. */
export type Bound = Omit<Binding, "branch"> & {
  /** It belongs to the module, or to the function around. */
  readonly outer?: "global" | "nonlocal";
  /** It is no name, but a module of which everything is imported. */
  readonly star?: true;
};

const unknown: BoundTo = { kind: "unknown" };

/** The names that a statement or expression itself binds. */
export function bindingsOf(node: SyntaxNode, text: string): readonly Bound[] {
  const place = { from: node.from, at: node.to };
  const bind = (target: SyntaxNode, to: BoundTo): Bound => ({ ...place, name: nameOf(target, text), to });
  switch (node.name) {
    case "AssignStatement":
      return assigned(node).flatMap(([target, to]) =>
        targetsOf(target, to).map(([each, what]) => bind(each, what)),
      );
    case "NamedExpression":
      return node.firstChild && node.lastChild
        ? [bind(node.firstChild, { kind: "value", node: node.lastChild })]
        : [];
    case "UpdateStatement":
      return node.firstChild ? [bind(node.firstChild, { kind: "update", node })] : [];
    case "ImportStatement":
      return imported(node, text).map((each) => ({ ...place, ...each }));
    case "FunctionDefinition":
    case "ClassDefinition": {
      const name = node.getChild("VariableName");
      const kind = node.name === "ClassDefinition" ? "class" : "function";
      return name ? [{ ...bind(name, { kind, node }), at: name.to }] : [];
    }
    case "ForStatement":
      return loopTargets(node).map((target) => ({ ...bind(target, unknown), at: target.to }));
    case "WithStatement":
    case "TryStatement":
      return namesAfter(node, /^as$/).map((target) => ({ ...bind(target, unknown), at: target.to }));
    case "DeleteStatement":
      return node.getChildren("Expression").map((target) => bind(target, unknown));
    case "ScopeStatement": {
      const outer = node.getChild("global") ? "global" : "nonlocal";
      return node.getChildren("VariableName").map((each) => ({ ...bind(each, unknown), outer }));
    }
    case "CapturePattern":
    case "AsPattern":
    case "StarPattern":
      return node.getChildren("VariableName").map((each) => bind(each, unknown));
    case "CallExpression":
      return mutated(node, text).map((target) => bind(target, unknown));
    default:
      return [];
  }
}

/** The parameters of a function or lambda, with their defaults; the variables of a comprehension. */
export function parametersOf(node: SyntaxNode, text: string): readonly Bound[] {
  const list = node.getChild("ParamList");
  const found: Bound[] = [];
  if (/Comprehension|ArgList/.test(node.name)) {
    // The comprehension begins with what uses them, so that they are bound where it begins.
    return loopTargets(node).map((each) => ({
      name: nameOf(each, text),
      to: unknown,
      from: node.from,
      at: node.from,
    }));
  }
  if (!list) return found;
  for (let at = list.firstChild; at; at = at.nextSibling) {
    if (at.name !== "VariableName") continue;
    const next = at.nextSibling?.name === "TypeDef" ? at.nextSibling.nextSibling : at.nextSibling;
    const value = next?.name === "AssignOp" ? (next.nextSibling ?? undefined) : undefined;
    const to: BoundTo = { kind: "parameter", list, ...(value && { node: value }) };
    found.push({ name: nameOf(at, text), to, from: at.from, at: at.to });
  }
  return found;
}

const nameOf = (target: SyntaxNode, text: string): string => spelling(textOf(text, target));

/** Each target of an assignment, a node or several, with what it gets. */
function assigned(node: SyntaxNode): readonly (readonly [readonly SyntaxNode[], BoundTo])[] {
  const groups: { nodes: SyntaxNode[]; tuple: boolean }[] = [{ nodes: [], tuple: false }];
  for (let at = node.firstChild; at; at = at.nextSibling) {
    const group = groups[groups.length - 1];
    if (at.name === "AssignOp") groups.push({ nodes: [], tuple: false });
    else if (at.name === ",") group.tuple = true;
    else if (!/^(TypeDef|Comment)$/.test(at.name) && !at.type.isError) group.nodes.push(at);
  }
  const value = groups.pop();
  if (!value || groups.length === 0 || value.nodes.length === 0) return [];
  const to: BoundTo = value.tuple
    ? { kind: "tuple", nodes: value.nodes }
    : { kind: "value", node: value.nodes[0] };
  return groups.map(({ nodes, tuple }) => (tuple ? [nodes, to] : [nodes.slice(0, 1), to]));
}

/** What each name among the targets gets. */
function targetsOf(targets: readonly SyntaxNode[], to: BoundTo): readonly (readonly [SyntaxNode, BoundTo])[] {
  const [first] = targets;
  if (targets.length === 0) return [];
  if (targets.length === 1) {
    if (first.name === "ParenthesizedExpression") return targetsOf(expressions(first).slice(0, 1), to);
    return /^(Tuple|Array)Expression$/.test(first.name) ? unpacked(expressions(first), to) : [[first, to]];
  }
  return unpacked(targets, to);
}

function unpacked(targets: readonly SyntaxNode[], to: BoundTo): readonly (readonly [SyntaxNode, BoundTo])[] {
  const values = to.kind === "tuple" ? to.nodes : to.kind === "value" ? literalItems(to.node) : undefined;
  const starred = (nodes: readonly SyntaxNode[]): boolean => nodes.some((each) => each.name === "*");
  const even = values && values.length === targets.length && !starred(values) && !starred(targets);
  return targets
    .filter((each) => each.name !== "*")
    .flatMap((target, index) => {
      if (even) return targetsOf([target], { kind: "value", node: values[index] });
      const item: BoundTo =
        to.kind === "value" && !starred(targets) ? { kind: "item", node: to.node, index } : unknown;
      return targetsOf([target], item);
    });
}

const literalItems = (node: SyntaxNode): readonly SyntaxNode[] | undefined =>
  /^(Tuple|Array)Expression$/.test(node.name) ? expressions(node) : undefined;

/** The expressions in brackets, stars included. */
const expressions = (node: SyntaxNode): SyntaxNode[] => children(node, /^\*$/);

/** `import a.b as c`, `from a import b as c`, `from a import *`: what each name stands for. */
function imported(
  node: SyntaxNode,
  text: string,
): readonly { readonly name: string; readonly to: BoundTo; readonly star?: true }[] {
  const source = textOf(text, node)
    .replace(/#[^\n]*|\\\n/g, " ")
    .replace(/[()\s]+/g, " ")
    .trim();
  const from = /^from (\S+|[. ]+\S*) import (.*)$/.exec(source);
  const module = from?.[1].replace(/\s/g, "");
  const items = (from ? from[2] : source.replace(/^import /, "")).split(",");
  return items.flatMap((item): ReturnType<typeof imported> => {
    const [, name, alias] = /^\s*([\w.\u0080-\uffff]+|\*)(?: as (\S+))?\s*$/u.exec(item) ?? [];
    if (!name) return [];
    if (name === "*") return [{ name: module ?? "", to: unknown, star: true as const }];
    if (module !== undefined)
      return [{ name: alias ?? name, to: { kind: "import", name: `${module}.${name}` } }];
    // `import a.b` binds a; with `as` it binds a.b.
    const root = name.split(".")[0];
    return [{ name: alias ?? root, to: { kind: "import", name: alias ? name : root } }];
  });
}

/** The targets between each `for` and its `in`. */
function loopTargets(node: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  let inside = false;
  for (const each of children(node)) {
    if (each.name === "for" || each.name === "in") inside = each.name === "for";
    else if (inside)
      found.push(...(/^(Tuple|Array)Expression$/.test(each.name) ? expressions(each) : [each]));
  }
  return found.filter(({ name }) => name !== "*");
}

function namesAfter(node: SyntaxNode, token: RegExp): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let at = node.firstChild; at; at = at.nextSibling) {
    if (token.test(at.name) && at.nextSibling?.name === "VariableName") found.push(at.nextSibling);
  }
  return found;
}

const mutators = /^(append|extend|insert|pop|popitem|remove|clear|sort|reverse|update|setdefault)$/;

/** A list or dictionary that a call changes is not what was written any more. */
function mutated(node: SyntaxNode, text: string): readonly SyntaxNode[] {
  const callee = node.firstChild;
  if (callee?.name !== "MemberExpression") return [];
  const [object, method] = [callee.firstChild, callee.lastChild];
  if (method?.name !== "PropertyName" || !mutators.test(textOf(text, method))) return [];
  return object && /^(VariableName|MemberExpression)$/.test(object.name) ? [object] : [];
}
