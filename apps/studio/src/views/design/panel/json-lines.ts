import type { Span } from "../../../workspace/read-json.ts";

/** A stretch of a line in one colour. */
export interface Token {
  readonly text: string;
  readonly look?: "key" | "text" | "number";
  /** Under a wavy line. */
  readonly wrong?: boolean;
}

const pieces = /("(?:[^"\\\n]|\\.)*"?)(\s*:)?|-?\d[\d.eE+-]*|true|false|null|[^"\d\n-]+|-/g;

/** A JSON text as lines of coloured tokens; what stands in a wrong stretch is marked. */
export function linesOf(text: string, wrong: readonly Span[] = []): readonly (readonly Token[])[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const tokens: Token[] = [];
    for (const match of line.matchAll(pieces)) {
      const [piece, quoted, colon] = match;
      const at = start + match.index;
      const isWrong = wrong.some(
        (span) => at < span.end && at + piece.length > span.start && piece.trim() !== "",
      );
      const mark = isWrong ? { wrong: true } : {};
      if (quoted !== undefined) {
        tokens.push({ text: quoted, look: colon === undefined ? "text" : "key", ...mark });
        if (colon !== undefined) tokens.push({ text: colon });
      } else
        tokens.push(
          /^(?:-?\d|true|false|null)/.test(piece)
            ? { text: piece, look: "number", ...mark }
            : { text: piece },
        );
    }
    start += line.length + 1;
    return tokens;
  });
}

/** The line, from 0, that a character stands in. */
export const lineAt = (text: string, at: number): number => text.slice(0, at).split("\n").length - 1;

/** The smallest value around a character: what the caret is in. */
export function keyAround(places: ReadonlyMap<string, Span>, at: number): string | undefined {
  let best: string | undefined;
  let size = Number.POSITIVE_INFINITY;
  for (const [key, { start, end }] of places) {
    if (start <= at && at <= end && end - start < size) [best, size] = [key, end - start];
  }
  return best;
}

/** The place of a key, or of what it would stand in where it is missing. */
export function placeOf(places: ReadonlyMap<string, Span>, key: string): Span | undefined {
  const own = places.get(key);
  if (own !== undefined || key === "") return own;
  return placeOf(places, key.replace(/(?:\.?[^.[\]]+|\[\d+\])$/, ""));
}
