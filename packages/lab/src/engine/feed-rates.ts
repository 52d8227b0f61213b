import type { numpy as np } from "@jax-js/jax";
import { groupRates, scalarsOf, type UpdateRates } from "../optimizers/index.ts";
import type { Program } from "./engine.ts";
import { onWasm } from "./feed.ts";

/**
 * The arrays that carry an update's rates: one of scalars; with several groups also the LR and the decay of every
 * single weight, which the host fills in less time than it takes to start one more kernel.
 *
 * @param sizes - how many numbers each parameter has
 */
export function feedRates(
  { optimizer, groups }: Program,
  sizes: readonly number[],
): (rates: UpdateRates, done: number) => np.Array[] {
  const total = sizes.reduce((a, b) => a + b, 0);
  const perWeight = (values: readonly number[]): np.Array => {
    const filled = new Float32Array(total);
    let at = 0;
    for (let i = 0; i < sizes.length; i++) {
      filled.fill(values[groups?.[i] ?? 0], at, at + sizes[i]);
      at += sizes[i];
    }
    return onWasm(filled);
  };
  const several = new Set(groups).size > 1;
  return (rates, done) => {
    const own = groupRates(optimizer, rates, done);
    const scalars = onWasm(scalarsOf(optimizer, rates, { done, first: own[groups?.[0] ?? 0] }));
    if (!several) return [scalars];
    return [scalars, perWeight(own.map(({ lr }) => lr)), perWeight(own.map(({ decay }) => decay))];
  };
}
