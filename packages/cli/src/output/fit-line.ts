import { shorten, textWidth } from "./text-width.ts";

/**
 * Pieces beside each other on one line that no terminal of this width wraps: a wrapped line cannot be rewritten.
 *
 * @param dispensable which pieces go first where the line is too long; what then is still too long is cut
 */
export function fitLine(
  pieces: readonly string[],
  width: number,
  dispensable: readonly number[] = [],
): string {
  let some = pieces;
  const line = (): string => some.filter((piece) => piece !== "").join("  ");
  for (const gone of dispensable)
    if (textWidth(line()) >= width) some = some.map((piece, i) => (i === gone ? "" : piece));
  return shorten(line(), Math.max(1, width - 1));
}
