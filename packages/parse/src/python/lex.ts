import type { Place } from "../reading.ts";
import type { Mistake } from "../text/mistake.ts";
import { inWords } from "../text/places.ts";
import { oddCharacter } from "./characters.ts";
import { stringAt } from "./strings.ts";

/** The text as the grammar gets it: every offset is that of the text as it was given. */
export interface Lexed {
  readonly code: string;
  /** The first mistake in strings, brackets and characters. */
  readonly mistake?: Mistake;
}

/** Brackets in brackets beyond which nobody wrote a text. */
const deepest = 200;

const closing: { readonly [open: string]: string } = { "(": ")", "[": "]", "{": "}" };
const plain = /[ \t\f]+|#[^\n]*|[^\W\d]\w*|[^\S\n]+/y;
const number =
  /0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d[\d_]*)?|\.\d[\d_]*(?:[eE][-+]?\d[\d_]*)?/y;
/** Lines that are no Python: commands of notebooks. */
const magic = /[ \t]*(?:[%!?][^\n]*|[\w.]+\?{1,2}[ \t]*(?=\n|$))/y;

/**
 * Reads a text token by token: finds strings that never end and brackets that do not match, with their places, and writes
 * what the grammar does not know in its own words, in the same number of characters: `1.` as `1 `, notebook commands as
 * spaces, odd spaces as spaces.
 */
export function lex(text: string, placeAt: (offset: number) => Place): Lexed {
  const open: number[] = [];
  const edits: [from: number, to: number, words: string][] = [];
  const blank = (from: number, to: number): void => void edits.push([from, to, " ".repeat(to - from)]);
  const wrong = (found: Mistake): Lexed => ({ code: edited(text, edits), mistake: found });
  let [at, lineStart] = [0, true];
  const take = (token: RegExp): string | undefined => {
    token.lastIndex = at;
    return token.exec(text)?.[0];
  };
  while (at < text.length) {
    const char = text[at];
    if (char === "\n") {
      lineStart = true;
      at++;
      continue;
    }
    if (lineStart && open.length === 0) {
      const command = take(magic);
      if (command) {
        blank(at, at + command.length);
        at += command.length;
        continue;
      }
    }
    lineStart = false;
    if (char === "\r") {
      // A lone CR ends a line; before LF it is part of its end.
      if (text[at + 1] === "\n") blank(at, at + 1);
      else lineStart = true;
      at++;
      continue;
    }
    if (char === "\\") {
      const end = /\\(?:\r\n|\n|\r)/y;
      const rest = take(end);
      if (rest === undefined) {
        return wrong({
          place: placeAt(at),
          expected: "the end of the line after \\",
          received: nextToken(text, at + 1),
        });
      }
      if (rest.length === 3) edits.push([at, at + 3, " \\\n"]);
      at += rest.length;
      continue;
    }
    const string = stringAt(text, at);
    if (string) {
      if (!string.closed) {
        return wrong({
          place: placeAt(at),
          expected: `${string.quotes} at the end of this string`,
          received: string.end === text.length ? "the end of the text" : "the end of the line",
        });
      }
      at = string.end;
      continue;
    }
    const skipped = take(plain);
    if (skipped) {
      if (char === "#") {
        at += skipped.length;
        continue;
      }
      const odd = /[^ \t]/.test(skipped) && /^\s+$/.test(skipped);
      if (odd) blank(at, at + skipped.length);
      at += skipped.length;
      continue;
    }
    const digits = take(number);
    if (digits) {
      const short = /^(\d[\d_]*)\.((?:[eE].*)?)$/.exec(digits);
      if (short && !/[\w.]/.test(text[at + digits.length] ?? "")) {
        edits.push([at, at + digits.length, `${short[1]}${short[2]} `]);
      }
      at += digits.length;
      continue;
    }
    if (closing[char]) {
      if (open.length === deepest) {
        return wrong({
          place: placeAt(at),
          code: "size",
          expected: `at most ${deepest} brackets in brackets`,
          received: "one more",
        });
      }
      open.push(at);
    } else if (char === ")" || char === "]" || char === "}") {
      const begun = open.pop();
      if (begun === undefined) {
        return wrong({
          place: placeAt(at),
          code: "order",
          expected: `no ${char}, for none is open`,
          received: char,
        });
      }
      const fitting = closing[text[begun]];
      if (fitting !== char) {
        const where = inWords(placeAt(begun));
        return wrong({
          place: placeAt(at),
          code: "order",
          expected: `${fitting}, for the ${text[begun]} at ${where}`,
          received: char,
        });
      }
    } else {
      const odd = oddCharacter(text, at);
      if (odd?.mistake) return wrong({ place: placeAt(at), ...odd.mistake });
      if (odd) {
        if (odd.blank) blank(at, at + odd.length);
        at += odd.length;
        continue;
      }
    }
    at++;
  }
  const left = open.pop();
  if (left !== undefined) {
    return wrong({
      place: placeAt(left),
      expected: `a ${closing[text[left]]} that closes this ${text[left]}`,
      received: "the end of the text",
    });
  }
  return { code: edited(text, edits) };
}

/** The text with some of it in other words. */
function edited(text: string, edits: readonly (readonly [number, number, string])[]): string {
  let [code, last] = ["", 0];
  for (const [from, to, words] of edits) {
    code += text.slice(last, from) + words;
    last = to;
  }
  return code + text.slice(last);
}

/** The token at an offset in words, for errors. */
export function nextToken(code: string, at: number): string {
  const rest = /[^\S\n\r]*(?:(?:#[^\n\r]*)?([\n\r])|([\w.]+|\S)|$)/y;
  rest.lastIndex = at;
  const match = rest.exec(code);
  if (match?.[2]) return match[2].slice(0, 40);
  return match?.[1] ? "the end of the line" : "the end of the text";
}
