import type { Place } from "../reading.ts";
import type { Mistake } from "../text/mistake.ts";
import { inWords } from "../text/places.ts";
import { oddCharacter } from "./characters.ts";
import { blank, match, nextToken, type Reader, type Scan } from "./scan.ts";
import { blanks, number, string, word } from "./tokens.ts";

/** The text as the grammar gets it: every offset is that of the text as it was given. */
export interface Lexed {
  readonly code: string;
  /** The first mistake in strings, brackets and characters. */
  readonly mistake?: Mistake;
}

/** Brackets in brackets beyond which nobody wrote a text. */
const deepest = 200;

/**
 * Reads a text token by token: finds strings that never end and brackets that do not match, with their places, and writes
 * what the grammar does not know in other words of the same length: `1.` as `1 `, a lone `yield` as a name, f-strings
 * without their fields, commands of notebooks and odd spaces as spaces.
 */
export function lex(text: string, placeAt: (offset: number) => Place): Lexed {
  const scan: Scan = { text, placeAt, at: 0, lineStart: true, open: [], edits: [] };
  const readers = [lineEnd, command, continuation, string, blanks, word, number, bracket, odd];
  while (scan.at < text.length) {
    const found = first(readers, scan) ?? scan.at + 1;
    if (typeof found === "object") return { code: edited(scan), mistake: found };
    scan.at = found;
  }
  const left = scan.open.pop();
  if (left === undefined) return { code: edited(scan) };
  const expected = `${closing[text[left]]} that closes this ${text[left]}`;
  return { code: edited(scan), mistake: { place: placeAt(left), expected, received: "the end of the text" } };
}

function first(readers: readonly Reader[], scan: Scan): number | Mistake | undefined {
  for (const read of readers) {
    const found = read(scan);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** LF, CRLF or CR. Before LF a CR is a space. */
function lineEnd(scan: Scan): number | undefined {
  const char = scan.text[scan.at];
  if (char === "\n") scan.lineStart = true;
  else if (char === "\r" && scan.text[scan.at + 1] !== "\n") scan.lineStart = true;
  else if (char === "\r") blank(scan, scan.at, scan.at + 1);
  else return undefined;
  return scan.at + 1;
}

/** Lines of a notebook that are no Python: `%matplotlib inline`, `!pip install`, `help?`. */
function command(scan: Scan): number | undefined {
  if (!scan.lineStart) return undefined;
  scan.lineStart = false;
  const found =
    scan.open.length === 0
      ? match(scan, /[ \t]*(?:[%!?][^\r\n]*|[\w.]+\?{1,2}[ \t]*(?=[\r\n]|$))/y)
      : undefined;
  if (!found) return undefined;
  blank(scan, scan.at, scan.at + found.length);
  return scan.at + found.length;
}

/** A backslash at the end of a line. */
function continuation(scan: Scan): number | Mistake | undefined {
  if (scan.text[scan.at] !== "\\") return undefined;
  const found = match(scan, /\\(?:\r\n|\n|\r)/y);
  if (found === undefined) {
    const expected = "the end of the line after \\";
    return { place: scan.placeAt(scan.at), expected, received: nextToken(scan.text, scan.at + 1) };
  }
  if (found.length === 3) scan.edits.push([scan.at, scan.at + 3, " \\\n"]);
  return scan.at + found.length;
}

const closing: { readonly [open: string]: string } = { "(": ")", "[": "]", "{": "}" };

function bracket({ text, at, open, placeAt }: Scan): number | Mistake | undefined {
  const char = text[at];
  if (Object.hasOwn(closing, char)) {
    open.push(at);
    if (open.length <= deepest) return at + 1;
    const expected = `at most ${deepest} brackets in brackets`;
    return { place: placeAt(at), code: "size", expected, received: "one more" };
  }
  if (!/[)\]}]/.test(char)) return undefined;
  const begun = open.pop();
  if (begun === undefined) {
    return { place: placeAt(at), code: "order", expected: `no ${char}, for none is open`, received: char };
  }
  const fitting = closing[text[begun]];
  if (fitting === char) return at + 1;
  const expected = `${fitting}, for the ${text[begun]} at ${inWords(placeAt(begun))}`;
  return { place: placeAt(at), code: "order", expected, received: char };
}

/** Characters that are neither Python nor in a token of it. */
function odd(scan: Scan): number | Mistake | undefined {
  const found = oddCharacter(scan.text, scan.at);
  if (!found) return undefined;
  if (found.mistake) return { place: scan.placeAt(scan.at), ...found.mistake };
  if (found.blank) blank(scan, scan.at, scan.at + found.length);
  return scan.at + found.length;
}

/** The text with some of it in other words. */
function edited({ text, edits }: Scan): string {
  let [code, last] = ["", 0];
  for (const [from, to, words] of edits) {
    code += text.slice(last, from) + words;
    last = to;
  }
  return code + text.slice(last);
}
