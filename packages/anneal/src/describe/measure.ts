import { fill, partsOf } from "../compile/index.ts";
import type { Curve } from "../schedules/index.ts";

/** What a look at the updates of a run gives. */
export interface Measured {
  readonly sum: number;
  readonly peakStep: number;
  readonly lowestStep: number;
  readonly sampled: boolean;
}

/** Runs up to this length are added up update by update. */
const longest = 2e7;
const chunk = 8192;
const samples = 2 ** 18;

/** Adds up a run and finds its highest and its lowest update, the first of each. */
export const measure = (curve: Curve, steps: number): Measured =>
  steps <= longest ? measureAll(curve, steps) : measureSome(curve, steps);

/** Keeps a sum that grew past the largest number finite. */
const finite = (value: number): number => Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value));

function measureAll(curve: Curve, steps: number): Measured {
  const whole = new Float64Array(Math.min(chunk, steps));
  let [sum, lost, peak, peakStep, lowest, lowestStep] = [0, 0, -Infinity, 0, Infinity, 0];
  for (let first = 0; first < steps; first += chunk) {
    const values = fill(curve, first + chunk > steps ? whole.subarray(0, steps - first) : whole, first);
    for (let i = 0; i < values.length; i++) {
      const lr = values[i];
      const next = sum + lr;
      const isKept = next - next === 0; // else it grew past the largest number
      if (isKept) lost += Math.abs(sum) >= Math.abs(lr) ? sum - next + lr : lr - next + sum; // Neumaier: what rounding took
      sum = isKept ? next : finite(next);
      if (lr > peak) [peak, peakStep] = [lr, first + i];
      if (lr < lowest) [lowest, lowestStep] = [lr, first + i];
    }
  }
  return { sum: finite(sum + lost), peakStep, lowestStep, sampled: false };
}

/** Looks at the middle of equal stretches within each part, and at the parts' ends. */
function measureSome(curve: Curve, steps: number): Measured {
  const { at } = curve;
  const starts = partsOf(curve, steps)
    .map((part) => Math.ceil(part.start))
    .filter((start) => start > 0 && start < steps);
  const bounds = [...new Set([0, ...starts, steps])].sort((a, b) => a - b);
  let [sum, peakStep, lowestStep] = [0, 0, 0];
  const look = (step: number): number => {
    const lr = at(step);
    if (lr > at(peakStep)) peakStep = step;
    if (lr < at(lowestStep)) lowestStep = step;
    return lr;
  };
  for (let k = 0; k + 1 < bounds.length; k++) {
    const [start, length] = [bounds[k], bounds[k + 1] - bounds[k]];
    const count = Math.min(length, Math.max(16, Math.ceil(samples / bounds.length)));
    look(start);
    for (let i = 0; i < count; i++)
      sum = finite(sum + look(Math.floor(start + ((i + 0.5) * length) / count)) * (length / count));
    look(start + length - 1);
  }
  return { sum, peakStep, lowestStep, sampled: true };
}
