import type { SyntaxNode, Tree } from "@lezer/common";
import { spelling, textOf } from "./nodes.ts";

/** Every call of a text, outer ones before inner ones. */
export function callsOf(tree: Tree): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  tree.iterate({
    enter: (ref) => {
      if (ref.name === "CallExpression") found.push(ref.node);
    },
  });
  return found;
}

/** Every dictionary that is written out, outer ones only. */
export function dictionariesIn(tree: Tree): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  tree.iterate({
    enter: (ref) => {
      if (ref.name !== "DictionaryExpression") return true;
      found.push(ref.node);
      return false;
    },
  });
  return found;
}

/** What a scheduler is called in the text: the variable, argument or key that it is given to, else its own name. */
export function titleOf(call: SyntaxNode, text: string, name: string): string {
  let child: SyntaxNode = call;
  for (let at = call.parent; at; child = at, at = at.parent) {
    if (/^(Parenthesized|Tuple|Array)Expression$/.test(at.name)) continue;
    if (at.name === "AssignStatement" || at.name === "NamedExpression") {
      const target = at.firstChild;
      return target && target.from !== child.from ? spelling(textOf(text, target)) : name;
    }
    if (at.name !== "ArgList" && at.name !== "DictionaryExpression") return name;
    const before = child.prevSibling;
    const key = before && /^(AssignOp|:)$/.test(before.name) ? before.prevSibling : undefined;
    return key ? textOf(text, key).replace(/^(['"])(.*)\1$/, "$2") : name;
  }
  return name;
}
