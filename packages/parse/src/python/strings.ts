const backslash = 92;
const braceOpen = 123;
const braceClose = 125;

/** The quotes that begin a string at an offset, after a prefix such as `rb` or `f`. */
const opening = /(?:[rR][bBfF]?|[bBfF][rR]?|[uU])?('''|"""|'|")/y;

/** How deep strings may stand in the fields of f-strings. */
const deepest = 8;

/** A string in the source. */
export interface StringToken {
  /** Where it ends; where it should have ended, if it never does. */
  readonly end: number;
  readonly closed: boolean;
  readonly quotes: string;
}

/** The string that begins at an offset, if one does. */
export function stringAt(code: string, from: number, depth = 0): StringToken | undefined {
  opening.lastIndex = from;
  const match = opening.exec(code);
  if (!match) return undefined;
  const quotes = match[1];
  const fields = /f/i.test(match[0].slice(0, -quotes.length)) && depth < deepest;
  let at = from + match[0].length;
  while (at < code.length) {
    if (code.startsWith(quotes, at)) return { end: at + quotes.length, closed: true, quotes };
    const char = code.charCodeAt(at);
    if (char === backslash) at += 2;
    else if (char === 10 && quotes.length === 1) return { end: at, closed: false, quotes };
    else if (fields && char === braceOpen) at = fieldEnd(code, at, quotes, depth);
    else at++;
  }
  return { end: code.length, closed: false, quotes };
}

/** Where a field `{…}` of an f-string ends: newer Pythons allow the same quotes within. */
function fieldEnd(code: string, from: number, quotes: string, depth: number): number {
  if (code.charCodeAt(from + 1) === braceOpen) return from + 2;
  let [at, open] = [from + 1, 1];
  while (at < code.length && open > 0) {
    const char = code.charCodeAt(at);
    if (char === braceOpen) open++;
    else if (char === braceClose) open--;
    else if (char === 10 && quotes.length === 1) return from + 1;
    else {
      const inner = stringAt(code, at, depth + 1);
      if (inner?.closed) {
        at = inner.end;
        continue;
      }
    }
    at++;
  }
  // A field that never closes was none: the string is read without it.
  return open === 0 ? at : from + 1;
}

/** Whether the string at an offset is an f-string. */
export const isFormat = (code: string, from: number): boolean =>
  /^[rb]?f/i.test(code.slice(from, from + 2).replace(/['"].*$/s, ""));
