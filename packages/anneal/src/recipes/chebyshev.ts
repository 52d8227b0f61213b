import { problem, refuse } from "../errors/index.ts";
import { type RepeatSpec, tableOf } from "../schedules/index.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface ChebyshevOptions {
  /** Lowest LR: one over the largest curvature. */
  readonly low: number;
  /** Highest LR: one over the smallest curvature. */
  readonly peak: number;
  /** Steps in one cycle: a power of two, at most 65536. */
  readonly length: number;
}

/**
 * Chebyshev steps in fractal order: the fastest fixed step sizes on a quadratic, ordered so that it stays stable.
 *
 *   lr_k = 1 / (c - r cos((order_k + 1/2) pi / length)),   c, r = half sum and half difference of 1/low and 1/peak
 *
 * The cycle repeats for the whole run. `order` is the fractal permutation of the source.
 * Source: Agarwal, Goel & Zhang 2021, Acceleration via Fractal Learning Rate Schedules, arXiv 2103.01338.
 * Elsewhere: pytorch_optimizer get_chebyshev_schedule.
 * @example chebyshev({ low: 0.5, peak: 1, length: 1 }); // { kind: "repeat", of: { kind: "table", runs: [[0.6666666666666666, 1]] } }
 */
export const chebyshev: Recipe<ChebyshevOptions, RepeatSpec> = /* @__PURE__ */ defineRecipe<
  ChebyshevOptions,
  RepeatSpec
>(
  "chebyshev",
  "Chebyshev steps in fractal order.",
  {
    low: { type: "number", above: 0, says: "lowest LR, 1 / largest curvature" },
    peak: { type: "number", above: 0, says: "highest LR, 1 / smallest curvature" },
    length: { type: "number", whole: true, min: 1, max: 65536, says: "steps in a cycle, a power of two" },
  },
  ({ low, peak, length }) => {
    if (!Number.isInteger(Math.log2(length))) {
      refuse([problem("range", "chebyshev.length", "a power of two", length)]);
    }
    const center = (1 / low + 1 / peak) / 2;
    const radius = (1 / low - 1 / peak) / 2;
    const rates = fractal(length).map(
      (k) => 1 / (center - radius * Math.cos(((k + 0.5) * Math.PI) / length)),
    );
    return { kind: "repeat", of: tableOf(rates) };
  },
);

/** 0, then again and again each k followed by its mirror in twice the length: 0 1, 0 3 1 2, 0 7 3 4 1 6 2 5. */
function fractal(length: number): number[] {
  let order = [0];
  while (order.length < length) {
    const last = 2 * order.length - 1;
    order = order.flatMap((k) => [k, last - k]);
  }
  return order;
}
