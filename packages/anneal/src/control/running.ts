/** Running statistics of one series: its usual level and how far readings stray from it. Plain JSON. */
export interface Running {
  /** Sum of readings, each weighted by a power of its age; see {@link levelOf}. */
  readonly level: number;
  /** The same of squared surprises: reading minus the level before it. */
  readonly square: number;
  /** Readings taken in. */
  readonly n: number;
  /** Readings in a row that belonged to a spike. */
  readonly high: number;
}

/** How a series is judged. */
export interface Judging {
  /** EMA weight of the past in the level. */
  readonly beta: number;
  /** EMA weight of the past in the deviation. */
  readonly deviationBeta: number;
  /** Deviations above the level at which a spike begins; at half as many it ends. */
  readonly threshold: number;
  /** Readings before any is judged. */
  readonly warm: number;
  /** Least rise of a spike over the level, given the level. */
  readonly leastRise: (level: number) => number;
  /** Readings of a spike that are left out; later ones are taken in, cut down to the limit. */
  readonly leftOut: number;
}

export const nothingRead: Running = { level: 0, square: 0, n: 0, high: 0 };

/** Beyond this a square is no longer a number; no loss is that large. */
export const largestReading = 1e150;

/** The usual level: the bias-corrected EMA. */
export const levelOf = ({ level, n }: Running, { beta }: Judging): number => level / (1 - beta ** n);

/** The root of the bias-corrected EMA of squared surprises. The first reading surprises nobody. */
const deviationOf = ({ square, n }: Running, { deviationBeta }: Judging): number =>
  n < 2 ? 0 : Math.sqrt(square / (1 - deviationBeta ** (n - 1)));

/** How far above the level a spike begins; Infinity while too little was read to tell. */
function reachOf(running: Running, level: number, judging: Judging): number {
  const { threshold, warm, leastRise } = judging;
  if (running.n < warm) return Number.POSITIVE_INFINITY;
  return Math.max(threshold * deviationOf(running, judging), leastRise(level));
}

/**
 * The statistics after one more reading. Readings of a spike are left out, so that it does not make itself normal; when
 * it goes on, they are taken in again, cut down to the limit, so that a new level is learnt in time. A reading far below
 * the level is cut likewise.
 */
export function readInto(running: Running, reading: number, judging: Judging): Running {
  if (!(Math.abs(reading) <= largestReading)) return { ...running, high: running.high + 1 };
  const { level, square, n } = running;
  const usual = n === 0 ? reading : levelOf(running, judging);
  const reach = reachOf(running, usual, judging);
  const high = reading - usual > (running.high > 0 ? reach / 2 : reach) ? running.high + 1 : 0;
  if (high > 0 && high <= judging.leftOut) return { ...running, high };
  const { beta, deviationBeta } = judging;
  const surprise = Math.max(-reach, Math.min(reach, reading - usual));
  return {
    level: beta * level + (1 - beta) * (usual + surprise),
    square: deviationBeta * square + (1 - deviationBeta) * surprise * surprise,
    n: n + 1,
    high,
  };
}
