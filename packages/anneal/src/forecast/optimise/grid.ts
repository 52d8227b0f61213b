/** The part of a run whose shape is searched for, and what lies before it. */
export interface Frame {
  /** Updates of the run. */
  readonly steps: number;
  readonly peak: number;
  /** Updates of the linear warmup. */
  readonly warmup: number;
  /** The first update from which the LR may fall. */
  readonly from: number;
}

/** Knots of a run: where they lie, and their LR where it is given. */
export interface Grid {
  readonly times: Float64Array;
  /** LR at the knots up to the first that may fall, which is the last of them. */
  readonly given: Float64Array;
}

/** Knots that may move, about so many. */
const searched = 28;
/** Neighbouring knots are at least so much nearer to the end, one than the other. */
const closest = 1.3;

/**
 * Knots in whole updates. Those that may fall lie geometrically in the updates that remain, for that is how finely the end
 * of a run is felt; those before them are there so that sums over the warmup and the hold are exact.
 */
export function gridOf({ steps, peak, warmup, from }: Frame): Grid {
  const last = steps - 1;
  const before = new Set<number>([0, warmup, from]);
  for (let k = 1; k < warmup; k *= 2) before.add(Math.round(k));
  for (let left = last - from; left < last - warmup; left *= 1.5) {
    before.add(Math.max(warmup, Math.round(last - left)));
    if (left === 0) break;
  }
  const behind = new Set<number>([last]);
  const ratio = Math.max(closest, (last - from) ** (1 / searched));
  for (let left = last - from; left >= 1; left /= ratio) behind.add(Math.round(last - left));
  behind.delete(from);
  const given = [...before].filter((k) => k <= from).sort((a, b) => a - b);
  const free = [...behind].filter((k) => k > from).sort((a, b) => a - b);
  return {
    times: Float64Array.from([...given, ...free]),
    given: Float64Array.from(given, (k) => (k < warmup ? (peak * (k + 1)) / (warmup + 1) : peak)),
  };
}
