import type { Place } from "../reading.ts";
import type { Mistake } from "../text/mistake.ts";

/** Where a text is read, token by token. */
export interface Scan {
  readonly text: string;
  readonly placeAt: (offset: number) => Place;
  at: number;
  /** Whether nothing but the end of a line comes before. */
  lineStart: boolean;
  /** Where the brackets stand that are open. */
  readonly open: number[];
  /** What the grammar gets in place of the text, in as many characters. */
  readonly edits: (readonly [from: number, to: number, words: string])[];
}

/** Reads one token and says where it ends, or what is wrong with it; undefined for other tokens. */
export type Reader = (scan: Scan) => number | Mistake | undefined;

/** What stands at the place, if it is such a token. */
export const match = ({ text, at }: Scan, token: RegExp): string | undefined => {
  token.lastIndex = at;
  return token.exec(text)?.[0];
};

/** Has spaces in place of a part of the text. */
export const blank = ({ edits }: Scan, from: number, to: number): void =>
  void edits.push([from, to, " ".repeat(to - from)]);

/** The token at an offset in words, for errors. */
export function nextToken(code: string, at: number): string {
  const rest = /[^\S\n\r]*(?:(?:#[^\n\r]*)?([\n\r])|([\w.]+|\S)|$)/y;
  rest.lastIndex = at;
  const found = rest.exec(code);
  if (found?.[2]) return found[2].slice(0, 40);
  return found?.[1] ? "the end of the line" : "the end of the text";
}
