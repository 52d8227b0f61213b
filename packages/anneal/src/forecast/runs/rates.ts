import { problem, refuse } from "../../errors/index.ts";
import type { Logged } from "../../series/index.ts";

/** The LR of every update, and what had to be assumed for it. */
export interface Rates {
  readonly lr: Float64Array;
  readonly notes: readonly string[];
}

/**
 * The LR of every update from the LRs that were logged: straight lines between them, the first one before and the last one
 * behind them. A schedule that is known, or recovered from the log, says more: a warmup before the first logged LR, a
 * jump between two.
 *
 * @param length updates that must have a rate.
 * @throws AnnealError where nothing was logged, or a step is not a whole number of updates.
 * @example ratesBetween({ steps: Float64Array.of(0, 4), values: Float64Array.of(1, 0) }, 5).lr; // [1, 0.75, 0.5, 0.25, 0]
 */
export function ratesBetween({ steps, values }: Logged, length: number): Rates {
  const at = Array.from(steps, (_, i) => i).filter((i) => Number.isFinite(values[i]));
  at.sort((a, b) => steps[a] - steps[b] || a - b);
  if (at.length === 0) refuse([problem("missing", "lr", "at least one logged LR", undefined)]);
  const odd = at.find((i) => !(steps[i] >= 0 && steps[i] < Number.POSITIVE_INFINITY));
  if (odd !== undefined) refuse([problem("range", `lr.steps[${odd}]`, "a number of updates", steps[odd])]);
  const lr = new Float64Array(length);
  for (let k = 0, next = 0; k < length; k++) {
    while (next < at.length && steps[at[next]] <= k) next++;
    const [before, after] = [at[Math.max(0, next - 1)], at[Math.min(at.length - 1, next)]];
    const gap = steps[after] - steps[before];
    const share = next === 0 || gap === 0 ? 0 : (k - steps[before]) / gap;
    lr[k] = (1 - share) * values[before] + share * values[after];
  }
  return {
    lr,
    notes: notesOn({ first: steps[at[0]], last: steps[at[at.length - 1]], logged: at.length, length }),
  };
}

interface Coverage {
  readonly first: number;
  readonly last: number;
  readonly logged: number;
  readonly length: number;
}

function notesOn({ first, last, logged, length }: Coverage): string[] {
  if (logged >= length) return [];
  const ends = [
    ...(first > 0 ? [`before update ${first} the first one is assumed`] : []),
    ...(last < length - 1 ? [`after update ${last} the last one is assumed`] : []),
  ];
  const rest = ends.length > 0 ? `; ${ends.join(", ")}` : "";
  return [
    `The LR was logged at ${logged} of ${length} updates; between them it is taken to go in straight lines${rest}.`,
  ];
}

/** The greatest distance between the LRs of updates and those that were logged, as a share of the highest. */
export function differenceTo(lr: Float64Array, { steps, values }: Logged): number {
  let [worst, peak] = [0, 0];
  for (let k = 0; k < lr.length; k++) peak = Math.max(peak, lr[k]);
  for (let i = 0; i < steps.length; i++) {
    const own = lr[steps[i]];
    if (own !== undefined && Number.isFinite(values[i])) worst = Math.max(worst, Math.abs(own - values[i]));
  }
  return peak === 0 ? worst : worst / peak;
}
