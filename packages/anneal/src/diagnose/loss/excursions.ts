import { median } from "../../series/index.ts";
import { fromBefore, type Noise, usual } from "./noise.ts";

/** Of 10,000 normal values none is this many standard deviations from their mean. */
const sigmas = 7;
/** Noise is about as wild above as below; what goes so many times further up is no noise. */
const reaches = 2.5;
/** Of normal noise one point in a hundred is above a third of the threshold: where that is higher, the threshold is, too, up to so much. */
const rare = 0.99;
const rareTimes = 3;
const most = 10;
/** A rise below this share of the loss is not worth a word, however quiet the log. */
const worth = 0.02;
/** An excursion is over when two points in a row are back within this share of the threshold. */
const back = 0.5;

/** A stretch in which a series is far above where it was. */
export interface Excursion {
  /** Places of its first and last point, and of its highest. */
  readonly first: number;
  readonly last: number;
  readonly top: number;
  /** The level before it. */
  readonly base: number;
  /** How far above the base a point must be to count. */
  readonly threshold: number;
  /** Whether the series came back from it. */
  readonly returns: boolean;
}

/** Stretches in which a series lies above the median of the points before by far more than its noise, wild as that may be. */
export function excursions(values: Float64Array, noise: Noise): readonly Excursion[] {
  const found = stretches(values, noise);
  if (found.length === 0) return found;
  const wild = Math.min(rareTimes * upperTail(values, found), most * noise.sigma);
  return found.filter(({ top, base }) => values[top] - base > wild);
}

/** What one usual point in a hundred is above the points before it. */
function upperTail(values: Float64Array, found: readonly Excursion[]): number {
  const inside = new Uint8Array(values.length);
  for (const { first, last } of found) inside.fill(1, Math.max(0, first - 1), last + usual);
  const others = fromBefore(values)
    .filter((_, i) => inside[i] === 0)
    .sort();
  return others[Math.min(others.length - 1, Math.floor(rare * others.length))] ?? 0;
}

function stretches(values: Float64Array, { sigma, reach }: Noise): readonly Excursion[] {
  const found: Excursion[] = [];
  const normal: number[] = [];
  let open: { first: number; top: number; base: number; threshold: number; calm: number } | undefined;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (open !== undefined) {
      if (value > values[open.top]) open.top = i;
      open.calm = value < open.base + back * open.threshold ? open.calm + 1 : 0;
      if (open.calm < 2 && !(open.calm === 1 && i === values.length - 1)) continue;
      found.push({ ...open, last: i - open.calm, returns: true });
      open = undefined;
    }
    if (normal.length >= 3) {
      const base = median(normal);
      const threshold = Math.max(sigmas * sigma, reaches * reach, worth * Math.abs(base));
      if (value > base + threshold) {
        open = { first: i, top: i, base, threshold, calm: 0 };
        continue;
      }
    }
    normal.push(value);
    if (normal.length > usual) normal.shift();
  }
  if (open !== undefined) found.push({ ...open, last: values.length - 1, returns: false });
  return found;
}
