import type { Spec } from "../../schedules/index.ts";
import { constant, linear, onward, powerOf, sequenceOf, sliceOf, stairs } from "../shared/parts.ts";

/** The halves of DeepSpeed's OneCycle, in updates, and their stairs (0: none). */
export interface Halves {
  readonly up: number;
  readonly down: number;
  readonly upStairs: number;
  readonly downStairs: number;
}

/** From `low` up to `high` and down again. */
export const cycle = (low: number, high: number, { up, down, upStairs, downStairs }: Halves): Spec => {
  const rise = linear(low, high, up);
  return sequenceOf(
    upStairs > 0 ? sliceOf(stairs(rise, up, upStairs), 0, up) : rise,
    down === 0
      ? undefined
      : downStairs > 0
        ? downStair(low, high, { down, downStairs })
        : linear(high, low, down),
  );
};

/** Stairs down: DeepSpeed counts them from the end, so that a step that lies on an edge is still above it. */
function downStair(
  low: number,
  high: number,
  { down, downStairs: n }: Pick<Halves, "down" | "downStairs">,
): Spec {
  const height = (t: number): number => Math.floor(((down - t) * n) / down);
  const at: number[] = [];
  const values = [high];
  for (let k = n - 1; k >= 0; k--) {
    let t = Math.max(0, Math.ceil(((n - k - 1) * down) / n) - 1);
    while (t <= down && height(t) > k) t++;
    if (t >= down) break;
    at.push(t);
    values.push(low + (high - low) * (k / n));
  }
  return sliceOf({ kind: "steps", at, values }, 0, down);
}

/** The LR after the cycle: an inverse decay in time, or the lowest LR for ever. */
export const decayAfter = (low: number, decay: { readonly size: number; readonly rate: number }): Spec =>
  decay.size === 0 || decay.rate === 0 ? constant(low) : powerOf(low, -1, decay.size, decay.rate);

/** Momentum mirrors the LR, then grows; update 0 alone has the lowest momentum. */
export function momentum(
  low: number,
  high: number,
  halves: Halves,
  growth: { readonly size: number; readonly rate: number },
): Spec {
  const after =
    growth.size === 0 || growth.rate === 0
      ? constant(high)
      : onward(linear(high, high * (1 + growth.rate), growth.size));
  return sequenceOf(constant(low, 1), sliceOf(sequenceOf(cycle(high, low, halves), after), 1));
}
