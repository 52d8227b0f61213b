import { random } from "./random.ts";

/**
 * The numbers 0 to n - 1 in random order, each order equally likely (Fisher and Yates).
 *
 * @param seeds - as for {@link random}: `permutation(rows, seed, "order", epoch)`
 */
export function permutation(n: number, ...seeds: readonly (number | string)[]): Uint32Array {
  const { below } = random(...seeds);
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = below(i + 1);
    const kept = order[i];
    order[i] = order[j];
    order[j] = kept;
  }
  return order;
}
