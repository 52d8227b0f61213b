/** Running statistics of one series: its usual level and how far readings stray from it. Plain JSON. */
export interface Running {
  /** Sum of readings, each weighted by `beta` to the power of its age. Its share of `1 - beta ** n` is the level. */
  readonly level: number;
  /** The same of squared surprises: reading minus the level before it. */
  readonly square: number;
  /** Readings taken in. */
  readonly n: number;
  /** Readings in a row that were beyond the limit. */
  readonly high: number;
}

/** How a series is judged. */
export interface Judging {
  /** EMA weight of the past. */
  readonly beta: number;
  /** Deviations above the level at which a spike begins. */
  readonly threshold: number;
  /** Readings before any is judged. */
  readonly warm: number;
  /** Least rise of a spike over the level, given the level. */
  readonly leastRise: (level: number) => number;
  /** Readings beyond the limit that are left out; later ones are taken in, cut down to the limit. */
  readonly leftOut: number;
}

export const nothingRead: Running = { level: 0, square: 0, n: 0, high: 0 };

/** Beyond this a square is no longer a number; no loss is that large. */
export const largestReading = 1e150;

/** The usual level: the bias-corrected EMA. */
export const levelOf = ({ level, n }: Running, beta: number): number => level / (1 - beta ** n);

/** The root of the bias-corrected mean of squared surprises. The first reading surprises nobody. */
export const deviationOf = ({ square, n }: Running, beta: number): number =>
  n < 2 ? 0 : Math.sqrt(square / (1 - beta ** (n - 1)));

/**
 * The highest reading that is no spike, Infinity while there are too few to tell.
 *
 *   limit = level + max(threshold * deviation, least rise)
 */
export function limitOf(running: Running, { beta, threshold, warm, leastRise }: Judging): number {
  if (running.n < warm) return Number.POSITIVE_INFINITY;
  const level = levelOf(running, beta);
  return level + Math.max(threshold * deviationOf(running, beta), leastRise(level));
}

/**
 * The statistics after one more reading. A reading beyond the limit is left out, so that a spike does not make itself
 * normal; when it goes on, readings are taken in again, cut down to the limit, so that a new level is learnt in time.
 * One far below the level is cut likewise.
 */
export function readInto(running: Running, reading: number, judging: Judging): Running {
  if (!(Math.abs(reading) <= largestReading)) return { ...running, high: running.high + 1 };
  const limit = limitOf(running, judging);
  const high = reading > limit ? running.high + 1 : 0;
  if (high > 0 && high <= judging.leftOut) return { ...running, high };
  const { beta } = judging;
  const { level, square, n } = running;
  const usual = n === 0 ? reading : levelOf(running, beta);
  const reach = limit - usual;
  const surprise = Math.max(-reach, Math.min(reach, reading - usual));
  return {
    level: beta * level + (1 - beta) * (usual + surprise),
    square: beta * square + (1 - beta) * surprise * surprise,
    n: n + 1,
    high,
  };
}
