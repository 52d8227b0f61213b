import { placesOf } from "../../text/places.ts";
import { decline } from "./say.ts";
import { readWord, type Scan, type Word } from "./word.ts";

/** A command, or the list of an array: `NAME=(...)`. */
export interface Command {
  readonly words: readonly Word[];
  readonly array?: { readonly name: string; readonly more: boolean };
}

const mostWords = 10_000;

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
