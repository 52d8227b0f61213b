import type { Place } from "../reading.ts";
import { decline, placesOf } from "./say.ts";

/** A word of a shell script, without its quotes. */
export interface Word {
  readonly text: string;
  readonly place: Place;
  /** Variables in it: where they stand in `text`, and whether quotes keep what they bring in one word. */
  readonly variables: readonly Variable[];
  /** Whether it has parts in quotes. */
  readonly quoted: boolean;
}

export interface Variable {
  /** Undefined for what only a shell could compute. */
  readonly name: string | undefined;
  /** What holds where it is not set: `${NAME:-this}`. */
  readonly otherwise?: string;
  readonly from: number;
  readonly to: number;
  readonly quoted: boolean;
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
    if (sign === "(" && isArray(words.at(-1), scan)) array = arrayOf((words.pop() as Word).text);
    else if (sign !== undefined) close();
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

/** Passes over what separates words or commands, and says what it was. */
function separator(scan: Scan): string | undefined {
  const rest = /(?:[ \t\r]|\\\r?\n|(?<=^|[\s;&|()])#[^\n]*)+/y;
  rest.lastIndex = scan.at;
  const blank = rest.exec(scan.text);
  if (blank) {
    scan.at += blank[0].length;
    return "blank";
  }
  const sign = scan.text[scan.at];
  if (!"\n;&|()".includes(sign)) return undefined;
  scan.at++;
  return sign === "\n" ? "line" : sign;
}

const arrayName = /^([A-Za-z_]\w*)(\+?)=$/;

const isArray = (word: Word | undefined, scan: Scan): boolean =>
  word !== undefined && arrayName.test(word.text) && scan.text[scan.at - 2] === "=";

function arrayOf(text: string): NonNullable<Command["array"]> {
  const [, name, plus] = arrayName.exec(text) as RegExpExecArray;
  return { name, more: plus === "+" };
}

interface Draft {
  text: string;
  quoted: boolean;
  readonly variables: Variable[];
}

function readWord(scan: Scan): Word {
  const place = scan.placeOf(scan.at);
  const draft: Draft = { text: "", quoted: false, variables: [] };
  while (scan.at < scan.text.length && !/[\s;&|()]/.test(scan.text[scan.at])) {
    const sign = scan.text[scan.at];
    if (sign === "'") single(scan, draft);
    else if (sign === '"') double(scan, draft);
    else if (sign === "\\") {
      if (/^\\\r?\n/.test(scan.text.slice(scan.at, scan.at + 3))) break;
      draft.text += scan.text[scan.at + 1] ?? "";
      scan.at += 2;
    } else if (sign === "$" || sign === "`") variable(scan, draft, false);
    else {
      draft.text += sign;
      scan.at++;
    }
  }
  return { text: draft.text, place, variables: draft.variables, quoted: draft.quoted };
}

function single(scan: Scan, draft: Draft): void {
  const end = scan.text.indexOf("'", scan.at + 1);
  if (end < 0) unclosed(scan, "'");
  draft.text += scan.text.slice(scan.at + 1, end);
  draft.quoted = true;
  scan.at = end + 1;
}

function double(scan: Scan, draft: Draft): void {
  const start = scan.at++;
  draft.quoted = true;
  while (scan.text[scan.at] !== '"') {
    const sign = scan.text[scan.at];
    if (sign === undefined) {
      scan.at = start;
      unclosed(scan, '"');
    } else if (sign === "\\") {
      const next = scan.text[scan.at + 1] ?? "";
      // In double quotes a backslash escapes only these; before a line break both vanish.
      if (next !== "\n") draft.text += '$`"\\'.includes(next) ? next : sign + next;
      scan.at += 2;
    } else if (sign === "$" || sign === "`") variable(scan, draft, true);
    else {
      draft.text += sign;
      scan.at++;
    }
  }
  scan.at++;
}

const unclosed = (scan: Scan, quote: string): never =>
  decline(["command line", scan.placeOf(scan.at)], `a ${quote} that closes this one`, undefined, {
    code: "missing",
  });

const braces = /\$\{([A-Za-z_]\w*)(?:\[[@*]\])?(?::?-([^${}`\n]*))?\}/y;
const bare = /\$([A-Za-z_]\w*|[0-9@*#?])/y;

/** A variable stays as it is written; who reads the word decides what it stands for. */
function variable(scan: Scan, draft: Draft, quoted: boolean): void {
  const from = draft.text.length;
  const known = sticky(braces, scan) ?? sticky(bare, scan);
  const length = known ? known[0].length : opaque(scan);
  draft.text += scan.text.slice(scan.at, scan.at + length);
  scan.at += length;
  const name = known && /^[A-Za-z_]/.test(known[1]) ? known[1] : undefined;
  if (length === 1 && !known) return;
  const otherwise = known?.[2];
  const span = { from, to: draft.text.length, quoted };
  draft.variables.push({ name, ...(otherwise !== undefined && { otherwise }), ...span });
}

function sticky(pattern: RegExp, scan: Scan): RegExpExecArray | null {
  pattern.lastIndex = scan.at;
  return pattern.exec(scan.text);
}

/** The length of what only a shell could compute: `$(...)`, `${...}` with more in it, backticks; 1 for a lone sign. */
function opaque({ text, at }: Scan): number {
  if (text[at] === "`") {
    const end = text.indexOf("`", at + 1);
    return end < 0 ? 1 : end + 1 - at;
  }
  const open = text[at + 1];
  const shut = { "(": ")", "{": "}" }[open];
  if (!shut) return 1;
  let depth = 0;
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === open) depth++;
    else if (text[i] === shut && --depth === 0) return i + 1 - at;
  }
  return 1;
}
