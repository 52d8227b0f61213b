import { median } from "../../series/index.ts";
import type { Run } from "./run.ts";

export interface ThinOptions {
  /** Share of the run, up to its last loss, that is left out at its start: early transients obey no law. */
  readonly skip: number;
  /** Points to keep. */
  readonly points: number;
  /** A noise of the loss below this share of it is left as it is. */
  readonly quiet: number;
}

/** The points of a run that a fit looks at. */
export interface Thinned {
  readonly steps: Float64Array;
  readonly losses: Float64Array;
}

/**
 * A few points of a run, evenly spaced in updates. Where single losses are noisy, as training losses are, each is the
 * value at its step of the parabola through the losses around it, up to half way to the next point on both sides.
 */
export function thin(run: Run, { skip, points, quiet }: ThinOptions): Thinned {
  const last = run.steps[run.steps.length - 1];
  const start = run.steps.findIndex((step) => step > 0 && step >= skip * last);
  const steps = run.steps.subarray(start);
  const losses = run.losses.subarray(start);
  const chosen = evenly(steps, points);
  const smooth = noiseOf(losses) > quiet;
  return {
    steps: Float64Array.from(chosen, (i) => steps[i]),
    losses: Float64Array.from(chosen, (i, place) => {
      if (!smooth) return losses[i];
      const gap = Math.min(i - (chosen[place - 1] ?? 0), (chosen[place + 1] ?? steps.length - 1) - i);
      const reach = Math.floor(Math.max(gap, i === steps.length - 1 ? i - (chosen[place - 1] ?? 0) : 0) / 2);
      return levelAt(steps, losses, { i, reach });
    }),
  };
}

/** Indices of points whose steps are about evenly spaced; the first and the last are among them. */
function evenly(steps: Float64Array, points: number): number[] {
  if (points >= steps.length) return Array.from(steps, (_, i) => i);
  const end = steps.length - 1;
  const chosen: number[] = [];
  for (let j = 0, i = 0; j < points; j++) {
    const wanted = steps[0] + ((steps[end] - steps[0]) * j) / (points - 1);
    while (i < end && Math.abs(steps[i + 1] - wanted) <= Math.abs(steps[i] - wanted)) i++;
    if (chosen[chosen.length - 1] !== i) chosen.push(i);
  }
  return chosen;
}

/** A median of so many tells enough. */
const sampled = 5000;

/** Deviation of single losses as a share of the loss, from second differences, which no straight trend enters. */
function noiseOf(losses: Float64Array): number {
  if (losses.length < 5) return 0;
  const count = Math.min(sampled, losses.length - 2);
  const starts = Uint32Array.from({ length: count }, (_, j) => Math.floor((j * (losses.length - 2)) / count));
  const bends = Float64Array.from(starts, (i) => Math.abs(losses[i] - 2 * losses[i + 1] + losses[i + 2]));
  const levels = Float64Array.from(starts, (i) => losses[i + 1]);
  return median(bends) / (0.6745 * Math.sqrt(6)) / median(levels);
}

/** The parabola through the points up to `reach` on both sides, at the point itself. */
function levelAt(
  steps: Float64Array,
  losses: Float64Array,
  { i, reach }: { readonly i: number; readonly reach: number },
): number {
  const [from, to] = [Math.max(0, i - reach), Math.min(steps.length - 1, i + reach)];
  if (to - from < 4) return losses[i];
  const half = Math.max(steps[to] - steps[i], steps[i] - steps[from]);
  // Least squares for 1, x, x^2 with x measured from the point: moments of x, and of the losses.
  const [m, v] = [new Float64Array(5), new Float64Array(3)];
  for (let k = from; k <= to; k++) {
    const x = (steps[k] - steps[i]) / half;
    for (let power = 0, x1 = 1; power < 5; power++, x1 *= x) {
      m[power] += x1;
      if (power < 3) v[power] += x1 * losses[k];
    }
  }
  const minor = (a: number, b: number, c: number, d: number): number => m[a] * m[d] - m[b] * m[c];
  const [p, q, r] = [minor(2, 3, 3, 4), minor(1, 3, 2, 4), minor(1, 2, 2, 3)];
  const whole = m[0] * p - m[1] * q + m[2] * r;
  return (v[0] * p - v[1] * q + v[2] * r) / whole;
}
