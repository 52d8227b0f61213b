import type { Curve } from "../../schedules/index.ts";
import type { Stretch } from "./stretch.ts";

/** Places along two stretches that are compared. */
const places = 64;
/** Shares of the way that are equal: two warmups that differ in one update differ more. */
const close = 1e-6;

/** The same, where the same updates are compared: two cosines of which one is an update longer differ more. */
const exactly = 1e-8;

/**
 * Whether two curves take the same course along a stretch each: the same values at the same distance from its start or
 * its end, or the same share of the way at the same share of its length, whatever length and levels are.
 */
export function isOneCourse(
  a: Curve,
  b: Curve,
  { one, other }: { readonly one: Stretch; readonly other: Stretch },
): boolean {
  const shifts = new Set([0, other.start - one.start, other.end - one.end]);
  if ([...shifts].some((by) => isSame(a, b, { one, other, by }))) return true;
  const least = Math.min(
    ...[one, other].filter(({ stepwise }) => stepwise).map(({ start, end }) => end - start),
  );
  const enough = Math.max(close, least ** -2);
  for (let i = 1; i < places; i++) {
    const p = i / places;
    if (Math.abs(shareOfWay(a, one, p) - shareOfWay(b, other, p)) > enough) return false;
  }
  return true;
}

/**
 * How much of the way from its first to its last level a curve has gone. Between whole updates a table is read along a
 * line, which misses a cosine of n updates by less than 1 / n^2.
 */
function shareOfWay({ at }: Curve, { start, end, from, to, stepwise }: Stretch, p: number): number {
  const way = to - from;
  if (way === 0) return 0;
  const t = start + p * (end - start);
  const k = Math.floor(t);
  const lr = stepwise ? at(k) + (t - k) * (at(k + 1) - at(k)) : at(t);
  return (lr - from) / way;
}

/**
 * Whether B has the course of A, so many updates later, wherever both stretches are, whatever
 * the levels are between which each goes.
 */
function isSame(
  a: Curve,
  b: Curve,
  { one, other, by }: { readonly one: Stretch; readonly other: Stretch; readonly by: number },
): boolean {
  const from = Math.floor(Math.max(one.start, other.start - by)) + 1;
  const to = Math.ceil(Math.min(one.end, other.end - by)) - 1;
  const overlap = to - from;
  // A short overlap of long stretches says nothing, nor do few updates.
  if (!(overlap >= 3 && overlap > 0.5 * Math.max(one.end - one.start, other.end - other.start))) return false;
  const [way, otherWay] = [a.at(to) - a.at(from), b.at(to + by) - b.at(from + by)];
  if (way === 0 || otherWay === 0) return way === otherWay;
  for (let i = 1; i < places; i++) {
    const k = from + Math.floor((i * overlap) / places);
    const [share, otherShare] = [(a.at(k) - a.at(from)) / way, (b.at(k + by) - b.at(from + by)) / otherWay];
    if (!(Math.abs(share - otherShare) <= exactly)) return false;
  }
  return true;
}
