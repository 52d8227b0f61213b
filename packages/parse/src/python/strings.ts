/** The quotes that begin a string at an offset, after a prefix such as `rb` or `f`. */
const opening = /(?:[rR][bBfF]?|[bBfF][rR]?|[uU])?('''|"""|'|")/y;

/** A string in the source. */
export interface StringToken {
  /** Where it ends; where it should have ended, if it never does. */
  readonly end: number;
  readonly closed: boolean;
  readonly quotes: string;
}

/** The string that begins at an offset, if one does. */
export function stringAt(code: string, from: number): StringToken | undefined {
  opening.lastIndex = from;
  const match = opening.exec(code);
  if (!match) return undefined;
  const quotes = match[1];
  let fields = isFormat(code, from);
  let at = from + match[0].length;
  while (at < code.length) {
    const char = code[at];
    if (char === quotes[0] && code.startsWith(quotes, at))
      return { end: at + quotes.length, closed: true, quotes };
    if (char === "\\") at += 2;
    else if (char === "\n" && quotes.length === 1) return { end: at, closed: false, quotes };
    else if (fields && char === "{" && code[at + 1] !== "{") {
      const end = fieldEnd(code, at);
      // A field that does not close was none, and neither is what follows.
      fields = end !== undefined;
      at = end ?? at + 1;
    } else at += fields && char === "{" ? 2 : 1;
  }
  return { end: code.length, closed: false, quotes };
}

/** Whether the string at an offset is an f-string. */
export const isFormat = (code: string, from: number): boolean =>
  /^[rb]?f/i.test(code.slice(from, from + 2).replace(/['"].*$/s, ""));

/** The longest field of an f-string that is looked for. */
const longest = 300;

const inner = /'[^'\n]*'|"[^"\n]*"/y;

/** Where a field `{…}` of an f-string ends: newer Pythons allow the same quotes within. */
function fieldEnd(code: string, from: number): number | undefined {
  const until = Math.min(code.length, from + longest);
  let open = 0;
  for (let at = from; at < until; at++) {
    const char = code[at];
    if (char === "{") open++;
    else if (char === "}" && --open === 0) return at + 1;
    else if (char === "'" || char === '"') {
      inner.lastIndex = at;
      const string = inner.exec(code);
      if (!string) return undefined;
      at += string[0].length - 1;
    }
  }
  return undefined;
}
