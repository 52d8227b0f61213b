import { type Points, windowOf } from "../points.ts";
import { EXPONENT, type Family, FROM, type Model, START, TO } from "./curve.ts";
import { agrees, fit, refit, worst } from "./fit.ts";
import { rounded } from "./rounded.ts";

/** A curve through the points from `first` to `last`. */
export interface Piece {
  readonly model: Model;
  readonly first: number;
  readonly last: number;
}

/** Counts fits, and ends the search when there were too many. */
export interface Budget {
  fits: number;
}

/** Pieces that begin at one place. */
export interface Search {
  readonly points: Points;
  readonly first: number;
  /** The last place that a piece may reach. */
  readonly end: number;
  readonly budget: Budget;
  /** The last piece of each family that was found. */
  readonly known: Map<Family, Piece>;
}

/** A curve up to and with a place, or nothing when it does not agree with every point. `near` agrees with a part of it. */
function fitTo(
  family: Family,
  last: number,
  { points, first, budget }: Search,
  near?: Model,
): Piece | undefined {
  if (last - first + 1 < family.least) return undefined;
  const window = windowOf(points, first, last);
  if (near !== undefined && worst(near, window, agrees) <= agrees) return { model: near, first, last };
  if (family.free.length > 2 && budget.fits-- <= 0) return undefined;
  const model = near === undefined ? fit(family, window) : refit(near, window, family.free);
  if (model === undefined || family.valid?.(model.p, window.t) === false) return undefined;
  if (isFarOff(model, window, first > 0 ? points.t[first - 1] : undefined)) return undefined;
  const found = worst(model, window, agrees) <= agrees ? model : rounded(model, window);
  return found === undefined ? undefined : { model: found, first, last };
}

/** A decay that would end below 0 by more than this share of its height is no schedule. */
const belowZero = 0.05;
/** Nor is one that would have begun so many times as high as it was ever seen. */
const above = 100;

/** And one that eases in has fallen by no more than this share of its height, or so much rounding, where it is first told from a hold. */
const flat = 1e-3;
const unseen = 8;

/** Whether a curve with ends of its own would go far below 0, come from far above, or have begun long before, where no point is. */
function isFarOff({ family, p }: Model, { v, tol }: Points, before: number | undefined): boolean {
  // An exponential that falls to 0 does so within its half-life: Megatron's.
  if (family.kind === "exponential-floor") return p[TO] < -1.05 * Math.abs(p[FROM]);
  // What eases in starts flat, so that its first points may look like a hold; what has fallen visibly shows before, or began since.
  if (family.kind === "polynomial-in" && p[EXPONENT] > 1 && before !== undefined && p[START] < before)
    return p[FROM] - v[0] > unseen * tol[0] + flat * Math.abs(p[FROM] - p[TO]);
  if (!["cosine", "mirror-cosine", "polynomial-out", "tanh"].includes(family.kind)) return false;
  const [low, high] = [v.reduce((a, b) => Math.min(a, b)), v.reduce((a, b) => Math.max(a, b))];
  const size = Math.max(Math.abs(high), Math.abs(low));
  const [bottom, top] = [Math.min(p[FROM], p[TO]), Math.max(p[FROM], p[TO])];
  return bottom < Math.min(low, 0) - belowZero * size || top > above * size;
}

/** Makes a piece as long as its curve agrees with the points, in doubling steps, then halving ones. */
function lengthen(piece: Piece, search: Search): Piece {
  let found = piece;
  let beyond = search.end + 1;
  for (let step = 1; found.last + step < beyond; step *= 2) {
    const longer = fitTo(piece.model.family, found.last + step, search, found.model);
    if (longer !== undefined) found = longer;
    else beyond = found.last + step;
  }
  while (beyond - found.last > 1) {
    const middle = (found.last + beyond) >> 1;
    const longer = fitTo(piece.model.family, middle, search, found.model);
    if (longer === undefined) beyond = middle;
    else found = longer;
  }
  return found;
}

/** How far curves go that were found from further left: what goes no further is no better. */
function coveredTo({ first, known }: Search): number {
  let floor = -1;
  for (const piece of known.values()) {
    if (piece.first < first && piece.last > floor && piece.model.family.free.length > 2) floor = piece.last;
  }
  return floor;
}

/**
 * The longest piece of a family. First up to the place where the curve probably ends; then, if `thorough`, in ever
 * shorter windows, because long ones fit more surely. What a piece from further left showed need not be found again.
 */
export function reach(family: Family, likely: number, thorough: boolean, search: Search): Piece | undefined {
  const { first, end, known } = search;
  const before = known.get(family);
  if (before !== undefined && before.first <= first && before.last - first + 1 >= family.least) {
    return lengthen({ ...before, first }, search);
  }
  const floor = coveredTo(search);
  let found = fitTo(family, likely, search);
  for (
    let last = end;
    thorough && found === undefined && search.budget.fits > 0 && last > floor;
    last = first + ((last - first) >> 1)
  ) {
    found = fitTo(family, Math.max(last, first + family.least - 1), search);
    if (last - first + 1 <= family.least) break;
  }
  if (found === undefined) return undefined;
  const longest = lengthen(found, search);
  known.set(family, longest);
  return longest;
}
