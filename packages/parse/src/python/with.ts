import { stringAt } from "./strings.ts";

const beginning = /^[ \t]*(?:async[ \t]+)?with[ \t]*\(/gm;

/**
 * `with (open(a) as b, c as d):` without its brackets, on one line, in the same number of characters: the grammar does not
 * know items in brackets.
 */
export function withoutBrackets(code: string): string {
  let [done, last] = ["", 0];
  for (const found of code.matchAll(beginning)) {
    const from = found.index + found[0].length - 1;
    const end = closingOf(code, from);
    if (from < last || !end || !end.named) continue;
    const inside = code.slice(from + 1, end.at).replace(/#[^\n]*/g, blanks);
    const items = inside.replace(/,(\s*)$/, " $1").replace(/[\r\n]/g, " ");
    done += `${code.slice(last, from)} ${items} `;
    last = end.at + 1;
  }
  return done + code.slice(last);
}

const blanks = (text: string): string => " ".repeat(text.length);

/** The bracket that closes the one at an offset, if a colon follows; and whether it encloses names by `as`. */
function closingOf(code: string, from: number): { readonly at: number; readonly named: boolean } | undefined {
  let [depth, named] = [0, false];
  for (let at = from; at < code.length; ) {
    const char = code[at];
    const string = stringAt(code, at);
    if (string) at = string.end;
    else if (char === "#") at = endOfLine(code, at);
    else {
      if (/[([{]/.test(char)) depth++;
      else if (/[)\]}]/.test(char)) depth--;
      named ||= depth === 1 && /^\sas\s/.test(code.slice(at, at + 4));
      if (depth === 0) return /^\s*:/.test(code.slice(at + 1, at + 200)) ? { at, named } : undefined;
      at++;
    }
  }
  return undefined;
}

const endOfLine = (code: string, at: number): number => {
  const end = code.indexOf("\n", at);
  return end < 0 ? code.length : end;
};
