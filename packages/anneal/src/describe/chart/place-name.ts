/** What stands beside a band whose name is to be placed: all in pixels. */
export interface NameRoom {
  /** Where the name before it ends, its gap included. */
  readonly cursor: number;
  /** Where the next band ends; the edge of the plot behind the last one. */
  readonly end: number;
  /** Whether it is the last band. */
  readonly last: boolean;
}

/** Pixels between two names. */
export const nameGap = 10;

/** Pixels that the name of the next band needs when one runs on into it. */
const nextName = 60;

/**
 * Where the name of a phase begins above its band, in pixels: in the middle of the band where it fits; else at the left
 * edge, running on into the next band if that leaves room for a name of its own; the last one may end at the right edge.
 * `undefined` where it fits nowhere.
 *
 * @param band The edges of the band.
 * @param width The width of the name.
 * @example placeName([0, 100], 40, { cursor: 0, end: 200, last: false }); // 30
 * @example placeName([0, 30], 40, { cursor: 0, end: 200, last: false }); // 0
 * @example placeName([170, 200], 40, { cursor: 120, end: 200, last: true }); // 160
 * @example placeName([0, 30], 40, { cursor: 0, end: 60, last: false }); // undefined
 */
export function placeName(
  [left, right]: readonly [left: number, right: number],
  width: number,
  { cursor, end, last }: NameRoom,
): number | undefined {
  const from = Math.max(left, cursor);
  if (from + width <= right) return Math.max(from, (left + right - width) / 2);
  if (last) return right - width >= cursor ? right - width : undefined;
  return from - left < 4 && from + width + nameGap + nextName <= end ? from : undefined;
}
