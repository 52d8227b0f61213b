import type { Place } from "../../reading.ts";
import { decline } from "./say.ts";
import { opaqueLength, type Variable, variableAt } from "./shell-variables.ts";

/** A word of a shell script, without its quotes. */
export interface Word {
  readonly text: string;
  /** Where a letter of it stands. */
  readonly placeOf: (index: number) => Place;
  readonly variables: readonly Variable[];
}

/** A script that is being read. */
export interface Scan {
  readonly text: string;
  readonly placeOf: (offset: number) => Place;
  at: number;
}

/** A word that is being read: `marks` say where its letters come from. */
interface Draft {
  text: string;
  readonly variables: Variable[];
  readonly marks: { readonly index: number; readonly offset: number }[];
}

/** Reads a word up to the next sign that separates. */
export function readWord(scan: Scan): Word {
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
