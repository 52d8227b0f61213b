/** The kinds of curve that pieces of a log are held against. */
export type CurveKind =
  | "constant"
  | "linear"
  | "cosine"
  | "exponential"
  | "power"
  | "polynomial-out"
  | "polynomial-in"
  | "rex"
  | "log"
  | "tanh"
  | "mirror-cosine"
  | "exponential-floor";

/**
 * The numbers of a curve: `value = w * from + (1 - w) * to`, w a function of `q = (t - start) / (end - start)` and `k`.
 * What a kind does not use is fixed.
 */
export type Params = Float64Array;
export const FROM = 0;
export const TO = 1;
export const START = 2;
export const END = 3;
export const EXPONENT = 4;

/** A family of curves. */
export interface Family {
  readonly kind: CurveKind;
  /** Which numbers a fit may change. */
  readonly free: readonly number[];
  /** The fewest points that say something: two more than there are numbers. */
  readonly least: number;
  /** The share that remains of `from` at q. */
  readonly weight: (q: number, k: number) => number;
  /** Where fits begin: `[start, end, k]` in windows that go from 0 to 1. */
  readonly starts: readonly (readonly [start: number, end: number, k: number])[];
  /** Whether numbers that fit make sense in a window of steps. */
  readonly valid?: (p: Params, t: Float64Array) => boolean;
}

/** A curve of a family. */
export interface Model {
  readonly family: Family;
  readonly p: Params;
}

export const lrAt = ({ family, p }: Model, t: number): number => {
  const span = p[END] - p[START];
  const w = family.weight(span === 0 ? (t < p[END] ? 0 : 1) : (t - p[START]) / span, p[EXPONENT]);
  return w * p[FROM] + (1 - w) * p[TO];
};

const grid = (
  starts: readonly number[],
  ends: readonly number[],
  exponents: readonly number[] = [1],
): (readonly [number, number, number])[] =>
  starts.flatMap((s) => ends.flatMap((e) => exponents.map((k) => [s, e, k] as const)));

/** The ends of timm's default; another pair is the same curve over another length. */
export const tanhFrom = -7;
export const tanhTo = 3;

/** A half-life that is not a small part of the distance between two points. */
const livesLong = (p: Params, t: Float64Array): boolean =>
  Math.abs(p[END] - p[START]) > (0.2 * (t[t.length - 1] - t[0])) / (t.length - 1);
const forward = (p: Params): boolean => p[END] > p[START];
/** A wave of which each half has two points at least: a faster one is an alias. */
const isSeen = (p: Params, t: Float64Array): boolean =>
  p[END] - p[START] >= (2 * (t[t.length - 1] - t[0])) / (t.length - 1);

/** A hyperbola that ends before its last point by more than this share of its length is another one. */
const overrun = 1e-3;

/** A logarithm whose argument grows by more than this is a level with a point before it. */
const steepest = 1e7;

const cosineWeight = (q: number): number => (1 + Math.cos(Math.PI * q)) / 2;
const below = [-1, -0.5, -0.2, 0];
const above = [1, 1.05, 1.2, 1.5, 2, 3, 4.5, 7];

/** Half-waves of a window that shows more than one, so close that one of them is nearly right. */
const waves = Array.from({ length: 34 }, (_, i) => 0.06 * 1.08 ** i).flatMap((half) =>
  [0, -0.25, -0.5, -0.75].map((late) => [late * half, (1 + late) * half, 1] as const),
);

/** Every family, the simplest first. */
export const families: readonly Family[] = [
  { kind: "constant", free: [FROM], least: 1, weight: () => 1, starts: [[0, 1, 1]] },
  { kind: "linear", free: [FROM, TO], least: 2, weight: (q) => 1 - q, starts: [[0, 1, 1]] },
  {
    kind: "exponential",
    free: [FROM, END],
    least: 4,
    weight: (q) => 2 ** -q,
    starts: grid([0], [-1, -0.3, 0.03, 0.1, 0.3, 1, 3, 10]),
    valid: livesLong,
  },
  {
    // `end` is where the power is 0 or infinite: before the window.
    kind: "power",
    free: [FROM, END, EXPONENT],
    least: 5,
    weight: (q, k) => Math.max(1 - q, 1e-12) ** k,
    starts: grid([0], [-0.001, -0.01, -0.05, -0.2, -1, -4], [-0.3, -0.5, -1]),
    valid: (p) => p[END] < p[START] && p[EXPONENT] < 0,
  },
  {
    kind: "cosine",
    free: [FROM, TO, START, END],
    least: 6,
    weight: cosineWeight,
    starts: [...grid(below, above), ...waves],
    valid: isSeen,
  },
  {
    // The 1-sqrt cooldown, with a number less than other powers.
    kind: "polynomial-in",
    free: [FROM, TO, START],
    least: 5,
    weight: (q, k) => 1 - Math.max(q, 0) ** k,
    starts: grid([0, -0.02, -0.05, -0.2, -0.5, -1], [1], [0.5]),
    valid: forward,
  },
  {
    kind: "rex",
    free: [FROM, TO, END],
    least: 5,
    weight: (q) => (1 - q) / (1 - q / 2),
    starts: grid([0], above),
    valid: (p, t) => forward(p) && p[END] >= t[t.length - 1] - overrun * (p[END] - p[START]),
  },
  {
    kind: "exponential-floor",
    free: [FROM, TO, END],
    least: 5,
    weight: (q) => 2 ** -q,
    starts: grid([0], [-3, -1, -0.3, 0.03, 0.1, 0.3, 1, 3]),
    valid: livesLong,
  },
  {
    kind: "polynomial-out",
    free: [FROM, TO, END, EXPONENT],
    least: 6,
    weight: (q, k) => Math.max(1 - q, 0) ** k,
    starts: grid([0], above, [0.4, 0.7, 1.5, 2, 3]),
    valid: (p) => forward(p) && p[EXPONENT] > 0,
  },
  {
    kind: "polynomial-in",
    free: [FROM, TO, START, EXPONENT],
    least: 6,
    weight: (q, k) => 1 - Math.max(q, 0) ** k,
    starts: grid([0, -0.05, -0.2, -0.5, -1], [1], [0.5, 1.5, 2, 3]),
    valid: (p) => forward(p) && p[EXPONENT] > 0,
  },
  {
    kind: "mirror-cosine",
    free: [FROM, TO, START, END],
    least: 6,
    weight: (q) => 2 * (1 - q) - cosineWeight(q),
    starts: grid(below, above),
    valid: forward,
  },
  {
    // `k` is the window in units of what is added to the step before its logarithm is taken.
    kind: "log",
    free: [FROM, TO, EXPONENT],
    least: 5,
    weight: (q, k) => 1 - Math.log(Math.max(1 + k * q, 1e-12)) / Math.log(1 + k),
    starts: grid([0], [1], [0.3, 1, 10, 100, 1000]),
    valid: (p) => p[EXPONENT] > 0 && p[EXPONENT] < steepest,
  },
  {
    kind: "tanh",
    free: [FROM, TO, START, END],
    least: 6,
    weight: (q) => (1 - Math.tanh(tanhFrom + (tanhTo - tanhFrom) * q)) / 2,
    starts: grid([-0.5, -0.1, 0], [0.8, 1, 1.5]),
    valid: forward,
  },
];
