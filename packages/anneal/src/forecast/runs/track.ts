import { peakOf } from "./peak.ts";

/** The LR of a run as laws sum it: update by update, or in bundles of updates that differ too little to tell. */
export interface Track {
  /** The LR of each entry. */
  readonly lr: Float64Array;
  /** How many updates each entry stands for; left out where each is one. */
  readonly counts?: Float64Array;
  /** The entry of each step that was asked. */
  readonly places: ArrayLike<number>;
  /** The highest LR of an update. */
  readonly peak: number;
}

/** Runs of no more updates than this are summed update by update. */
const fewUpdates = 1e5;
/** The LRs of a bundle add up to no more than this share of those between it and the next step that is asked. */
const share = 1 / 48;
/** The LRs of a bundle lie so near to each other, as a share of the highest. */
const even = 1e-3;

/**
 * Gathers the updates of a long run into bundles, so that the work of a fit does not grow with the length of the run.
 *
 * What laws sum depends on the LR of an update and on the sum of LRs from it to a step that is asked. So a bundle holds LRs
 * that are almost equal, never lies across a step that is asked, and is short against what lies between it and that step:
 * the update asked is itself an entry, and so are those near before it. A jump of the LR always parts two bundles.
 *
 * Left as it is: a run of at most 100,000 updates, and one whose LR changes so much from update to update that bundles
 * would not pay.
 *
 * @param asked steps at which losses are asked, ascending.
 */
export function trackOf(lr: Float64Array, asked: ArrayLike<number>, few: number = fewUpdates): Track {
  const peak = peakOf(lr);
  const whole: Track = { lr, places: asked, peak };
  if (lr.length <= few) return whole;
  const bundles: Bundles = { lr: [], counts: [] };
  const places = new Uint32Array(asked.length);
  let start = 0;
  for (let i = 0; i <= asked.length; i++) {
    const end = i < asked.length ? asked[i] + 1 : lr.length;
    bundle(lr, { start, end }, bundles);
    if (bundles.lr.length > lr.length / 4) return whole;
    start = Math.max(start, end);
    if (i < asked.length) places[i] = bundles.lr.length - 1;
  }
  return { lr: Float64Array.from(bundles.lr), counts: Float64Array.from(bundles.counts), places, peak };
}

interface Bundles {
  readonly lr: number[];
  readonly counts: number[];
}

/** Adds the bundles of the updates from one step that is asked to the next. */
function bundle(
  lr: Float64Array,
  { start, end }: { readonly start: number; readonly end: number },
  into: Bundles,
): void {
  let behind = 0;
  for (let k = start; k < end; k++) behind += lr[k];
  for (let k = start; k < end; ) {
    const first = k;
    let [low, high, sum] = [lr[k], lr[k], lr[k]];
    for (k++; k < end; k++) {
      const [lower, higher, more] = [Math.min(low, lr[k]), Math.max(high, lr[k]), sum + lr[k]];
      if (higher - lower > even * higher || more > share * (behind - more)) break;
      [low, high, sum] = [lower, higher, more];
    }
    behind -= sum;
    into.lr.push(low === high ? low : sum / (k - first));
    into.counts.push(k - first);
  }
}
