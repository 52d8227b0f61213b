import type { SyntaxNode } from "@lezer/common";

/** The children of a node that mean something: no punctuation but what `keep` matches. */
export function children(node: SyntaxNode, keep?: RegExp): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name === "Comment") continue;
    if (/^\w/.test(child.name) || keep?.test(child.name)) found.push(child);
  }
  return found;
}

/** The source of a node. */
export const textOf = (text: string, node: { readonly from: number; readonly to: number }): string =>
  text.slice(node.from, node.to);

/**
 * The source of an expression in one spelling: without spaces and comments, and with one kind of quotes. It is how a
 * user names what the text leaves open.
 */
export function spelling(source: string): string {
  if (source.length > 2000) return source;
  return source
    .replace(/("""|'''|"|')([^"'\\\n]*?)\1|#[^\n]*|\\\r?\n|\s+/g, (match, quote, inner) => {
      if (quote) return `"${inner}"`;
      return /^\s/.test(match) ? " " : "";
    })
    .replace(/(?<![\w"]) | (?![\w"])/g, "")
    .normalize("NFKC");
}

/** The innermost node around this one, itself included, whose name matches. */
export function around(node: SyntaxNode | null, names: RegExp): SyntaxNode | null {
  let at = node;
  while (at && !names.test(at.name)) at = at.parent;
  return at;
}

/** A dotted name, `a.b.c`, as its parts; undefined for every other expression. */
export function dotted(text: string, node: SyntaxNode): readonly string[] | undefined {
  const parts: string[] = [];
  let at: SyntaxNode | null = node;
  while (at?.name === "MemberExpression") {
    const last = at.lastChild;
    if (last?.name !== "PropertyName") return undefined;
    parts.unshift(textOf(text, last).normalize("NFKC"));
    at = at.firstChild;
  }
  if (at?.name !== "VariableName") return undefined;
  return [textOf(text, at).normalize("NFKC"), ...parts];
}
