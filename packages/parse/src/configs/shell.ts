import type { Place } from "../reading.ts";
import { placesOf } from "../text/places.ts";
import { decline } from "./say.ts";
import { opaqueLength, type Variable, variableAt } from "./shell-variables.ts";

/** A word of a shell script, without its quotes. */
export interface Word {
  readonly text: string;
  /** Where a letter of it stands. */
  readonly placeOf: (index: number) => Place;
  readonly variables: readonly Variable[];
}

/** A command, or the list of an array: `NAME=(...)`. */
export interface Command {
  readonly words: readonly Word[];
  readonly array?: { readonly name: string; readonly more: boolean };
}

const mostWords = 20_000;

interface Scan {
  readonly text: string;
  readonly placeOf: (offset: number) => Place;
  at: number;
}

/**
 * Splits a shell script into commands and their words: quotes, escapes, comments and continued lines. Nothing is run,
 * and nothing is expanded.
 *
 * @throws AnnealError for a quote that does not end.
 */
export function commandsOf(text: string): readonly Command[] {
  const scan: Scan = { text, placeOf: placesOf(text), at: 0 };
  const commands: Command[] = [];
  let words: Word[] = [];
  let array: Command["array"];
  let count = 0;
  const close = (): void => {
    if (words.length > 0 || array) commands.push({ words, ...(array && { array }) });
    words = [];
    array = undefined;
  };
  while (scan.at < text.length) {
    const sign = separator(scan);
    if (sign === "blank" || (sign === "line" && array)) continue;
    const begun = sign === "(" ? arrayBefore(words.at(-1), scan) : undefined;
    if (begun) {
      words.pop();
      close();
      array = begun;
    } else if (sign !== undefined) close();
    else {
      words.push(readWord(scan));
      if (++count > mostWords) {
        decline(["command line", scan.placeOf(scan.at)], `at most ${mostWords} words`, "more", {
          code: "size",
        });
      }
    }
  }
  close();
  return commands;
}

const document = /<<-?[ \t]*(["']?)([A-Za-z_]\w*)\1[^\n]*\n/y;

/** Passes over a document in the script, `<<EOF`: up to its mark, or to the end. What follows on its line is cut. */
function skipDocument(scan: Scan): boolean {
  document.lastIndex = scan.at;
  const found = document.exec(scan.text);
  if (!found) return false;
  const end = new RegExp(`^[ \\t]*${found[2]}[ \\t\\r]*$`, "gm");
  end.lastIndex = document.lastIndex;
  scan.at = end.exec(scan.text)?.index ?? scan.text.length;
  const line = scan.text.indexOf("\n", scan.at);
  scan.at = line < 0 ? scan.text.length : line;
  return true;
}

const blanks = /(?:[ \t\r]|\\\r?\n|(?<=^|[\s;&|()])#[^\n]*)+/y;

/** Where output goes: `> log.txt`, `2>&1`. */
const redirection = /\d*(?:>>?|<)&?[ \t]*[^\s;&|()<>]*/y;

/** Passes over what separates words or commands, and says what it was. */
function separator(scan: Scan): string | undefined {
  if (skipDocument(scan)) return "blank";
  for (const pattern of [blanks, redirection]) {
    pattern.lastIndex = scan.at;
    const length = pattern.exec(scan.text)?.[0].length ?? 0;
    scan.at += length;
    if (length > 0) return "blank";
  }
  const sign = scan.text[scan.at];
  if (!"\n;&|()".includes(sign)) return undefined;
  scan.at++;
  return sign === "\n" ? "line" : sign;
}

/** The array whose list begins here: `NAME=(` or `NAME+=(`. */
function arrayBefore(word: Word | undefined, scan: Scan): Command["array"] {
  const found = word && scan.text[scan.at - 2] === "=" ? /^([A-Za-z_]\w*)(\+?)=$/.exec(word.text) : null;
  return found ? { name: found[1], more: found[2] === "+" } : undefined;
}

/** A word that is being read: `marks` say where its letters come from. */
interface Draft {
  text: string;
  readonly variables: Variable[];
  readonly marks: { readonly index: number; readonly offset: number }[];
}

function readWord(scan: Scan): Word {
  const draft: Draft = { text: "", variables: [], marks: [] };
  while (scan.at < scan.text.length && !/[\s;&|()]/.test(scan.text[scan.at])) {
    const sign = scan.text[scan.at];
    if (sign === "'") single(scan, draft);
    else if (sign === '"') double(scan, draft);
    else if (sign === "\\") {
      if (/^\\\r?\n/.test(scan.text.slice(scan.at, scan.at + 3))) break;
      take(scan, draft, scan.text[scan.at + 1] ?? "", 2);
    } else if (sign === "$" || sign === "`") variable(scan, draft, false);
    else take(scan, draft, sign, 1);
  }
  const { text, variables, marks } = draft;
  return { text, variables, placeOf: (index) => scan.placeOf(offsetOf(marks, index)) };
}

/** Takes letters from the text into a word, and notes where they stand. */
function take(scan: Scan, draft: Draft, letters: string, length: number): void {
  const last = draft.marks.at(-1);
  const index = draft.text.length;
  if (!last || scan.at - last.offset !== index - last.index) draft.marks.push({ index, offset: scan.at });
  draft.text += letters;
  scan.at += length;
}

function offsetOf(marks: Draft["marks"], index: number): number {
  let [low, high] = [0, marks.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (marks[middle].index <= index) low = middle;
    else high = middle;
  }
  return marks.length === 0 ? 0 : marks[low].offset + Math.max(0, index - marks[low].index);
}

function single(scan: Scan, draft: Draft): void {
  const end = scan.text.indexOf("'", scan.at + 1);
  if (end < 0) unclosed(scan, "'");
  scan.at++;
  take(scan, draft, scan.text.slice(scan.at, end), end - scan.at);
  scan.at++;
}

function double(scan: Scan, draft: Draft): void {
  const start = scan.at++;
  // An empty text is a word too, with a place.
  take(scan, draft, "", 0);
  while (scan.text[scan.at] !== '"') {
    const sign = scan.text[scan.at];
    if (sign === undefined) {
      scan.at = start;
      unclosed(scan, '"');
    } else if (sign === "\\") {
      const next = scan.text[scan.at + 1] ?? "";
      // In double quotes a backslash escapes only these; before a line break both vanish.
      take(scan, draft, next === "\n" ? "" : '$`"\\'.includes(next) ? next : sign + next, 2);
    } else if (sign === "$" || sign === "`") variable(scan, draft, true);
    else take(scan, draft, sign, 1);
  }
  scan.at++;
}

const unclosed = (scan: Scan, quote: string): never =>
  decline(["command line", scan.placeOf(scan.at)], `a ${quote} that closes this one`, undefined, {
    code: "missing",
  });

/** A variable stays as it is written; who reads the word decides what it stands for. */
function variable(scan: Scan, draft: Draft, quoted: boolean): void {
  const from = draft.text.length;
  const found = variableAt(scan.text, scan.at);
  const length = found?.length ?? opaqueLength(scan.text, scan.at);
  take(scan, draft, scan.text.slice(scan.at, scan.at + length), length);
  if (length === 1 && !found) return;
  const { name, otherwise } = found ?? { name: undefined, otherwise: undefined };
  draft.variables.push({
    name,
    ...(otherwise !== undefined && { otherwise }),
    from,
    to: draft.text.length,
    quoted,
  });
}
