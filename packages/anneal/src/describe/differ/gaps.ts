import { partsOf } from "../../compile/index.ts";
import type { Curve } from "../../schedules/index.ts";

/** One update, and what each of two curves has there. */
export interface Gap {
  readonly step: number;
  readonly a: number;
  readonly b: number;
}

/** What walking along two curves finds. */
export interface Gaps {
  /** Updates that were looked at, and those of them that differ. */
  readonly looked: number;
  readonly differing: number;
  readonly first?: Gap;
  /** The last update that differs. */
  readonly last?: Gap;
  /** Where they are furthest apart. */
  readonly largest?: Gap;
  /** The largest |a - b| / max(|a|, |b|) among the updates that differ; 0 without one. */
  readonly relative: number;
  /** b / a, where it is the same at every update. */
  readonly ratio?: number;
  /** The run is too long to look at every update (more than 2e7). */
  readonly sampled: boolean;
}

/** How near is equal. */
export interface Nearness {
  /** Largest relative distance of two equal values. */
  readonly tolerance: number;
  /** Highest absolute value of both curves: 1e-15 of it is rounding, however small the values are. */
  readonly peak: number;
}

/** Runs up to this length are compared update by update. */
const longest = 2e7;
const samples = 2 ** 18;

/** Whether two values are equal: within the tolerance of the larger one, or within the rounding of the highest. */
export function isNear(a: number, b: number, { tolerance, peak }: Nearness): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  const rounding = Math.min(1e-15, tolerance) * peak;
  // Halves, so that the distance of the two largest numbers is a number, too.
  return Math.abs(a / 2 - b / 2) <= (tolerance * Math.max(Math.abs(a), Math.abs(b))) / 2 + rounding / 2;
}

/** Whether two values are the same share of a whole each. */
export function isSameShare(
  [part, whole]: readonly [number, number],
  [other, all]: readonly [number, number],
  { tolerance }: Nearness,
): boolean {
  return (
    whole !== 0 &&
    all !== 0 &&
    isNear(part / whole, other / all, { tolerance: Math.max(tolerance, 1e-12), peak: 1 })
  );
}

/** Walks along two curves and notes where they differ. */
export function gapsOf(a: Curve, b: Curve, how: Nearness & { readonly steps: number }): Gaps {
  const { steps, peak } = how;
  const times = steps > longest ? someSteps(a, b, steps) : undefined;
  const looked = times?.length ?? steps;
  let [differing, distance, relative, low, high] = [
    0,
    -1,
    0,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  let [first, last, largest] = [-1, -1, -1];
  for (let i = 0; i < looked; i++) {
    const step = times?.[i] ?? i;
    const [one, other] = [a.at(step), b.at(step)];
    const size = Math.max(Math.abs(one), Math.abs(other));
    // Near 0 rounding decides a ratio.
    if (size > 1e-12 * peak) {
      low = Math.min(low, other / one);
      high = Math.max(high, other / one);
    }
    if (isNear(one, other, how)) continue;
    if (differing++ === 0) first = i;
    last = step;
    const apart = Math.abs(one / 2 - other / 2);
    // What is no number is further from any number than all others are.
    if (apart > distance || (apart - apart !== 0 && distance - distance === 0))
      [largest, distance] = [step, apart];
    relative = Math.max(relative, (2 * apart) / size);
  }
  const same = high > 0 && high < Number.POSITIVE_INFINITY && high - low <= 1e-9 * high;
  const gap = (step: number): Gap => ({ step, a: a.at(step), b: b.at(step) });
  return {
    looked,
    differing,
    relative,
    sampled: times !== undefined,
    ...(differing > 0 && {
      first: gap(firstStep(a, b, { times, first, how })),
      last: gap(last),
      largest: gap(largest),
    }),
    ...(same && { ratio: high }),
  };
}

/** Updates all over a long run, and those around the bounds of both curves' parts. */
function someSteps(a: Curve, b: Curve, steps: number): readonly number[] {
  const spaced = Array.from({ length: samples }, (_, i) => Math.floor((i * steps) / samples));
  const bounds = [a, b].flatMap((curve) =>
    partsOf(curve, steps).flatMap(({ start, end }) =>
      [start, end].flatMap((bound) => [Math.ceil(bound) - 1, Math.ceil(bound), Math.ceil(bound) + 1]),
    ),
  );
  const within = [...spaced, ...bounds, steps - 1].filter((step) => step >= 0 && step < steps);
  return [...new Set(within)].sort((one, other) => one - other);
}

/** The first update that differs: where not all were looked at, between one that is equal and the first that was not. */
function firstStep(
  a: Curve,
  b: Curve,
  {
    times,
    first,
    how,
  }: { readonly times?: readonly number[]; readonly first: number; readonly how: Nearness },
): number {
  if (times === undefined || first === 0) return times?.[first] ?? first;
  let [low, high] = [times[first - 1], times[first]];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isNear(a.at(middle), b.at(middle), how)) low = middle;
    else high = middle;
  }
  return high;
}
