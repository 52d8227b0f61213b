// Seeded random numbers for planted faults. Nothing here is shared with what finds the faults.

/** @typedef {ReturnType<typeof random>} Random */

/** A generator of random numbers from a seed: mulberry32. @param {number} seed */
export function random(seed) {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = state;
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    uniform,
    /** @param {number} low @param {number} high */
    between: (low, high) => low + (high - low) * uniform(),
    /** Even in the logarithm. @param {number} low @param {number} high */
    spread: (low, high) => low * (high / low) ** uniform(),
    /** A whole number, both ends included. @param {number} low @param {number} high */
    whole: (low, high) => low + Math.floor((high - low + 1) * uniform()),
    /** @template T @param {readonly T[]} list @returns {T} */
    pick: (list) => list[Math.floor(list.length * uniform())],
    /** @param {number} share */
    chance: (share) => uniform() < share,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

/** Student's t of 5 degrees of freedom, scaled to a standard deviation of 1: noise with heavy tails. @param {Random} r */
export function heavy(r) {
  const squares = Array.from({ length: 5 }, () => r.normal() ** 2).reduce((sum, each) => sum + each, 0);
  return r.normal() / Math.sqrt(squares / 5) / Math.sqrt(5 / 3);
}
