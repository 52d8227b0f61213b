/**
 * The generator xoshiro128** 1.1: 32 bits a call, period 2 ** 128 - 1.
 *
 * Source: Blackman & Vigna, Scrambled Linear Pseudorandom Number Generators, arXiv 1805.01407; prng.di.unimi.it.
 *
 * @param state - four words, not all 0
 */
export function xoshiro128(state: readonly number[]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));
