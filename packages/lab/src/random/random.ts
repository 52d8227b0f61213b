import { murmur3 } from "./murmur3.ts";
import { xoshiro128 } from "./xoshiro128.ts";

/** A stream of random numbers that is the same on every machine for the same seeds. */
export interface Random {
  /** A whole number in [0, 2 ** 32). */
  readonly word: () => number;
  /** A number in [0, 1) with 53 random bits. */
  readonly uniform: () => number;
  /** A whole number in [0, n), each equally likely; `n` is at most 2 ** 32. */
  readonly below: (n: number) => number;
  /** A number from the normal distribution with mean 0 and deviation 1. Its last digit rests on `Math.log`. */
  readonly normal: () => number;
}

/**
 * A generator seeded by numbers and words: the run's seed first, then what the numbers are for.
 *
 * Streams with different words are independent: `random(7, "init")` says nothing about `random(7, "order")`.
 * xoshiro128** whose state is the MurmurHash3 of the seeds, so a seed may be any number or text.
 */
export function random(...seeds: readonly (number | string)[]): Random {
  const text = JSON.stringify(seeds);
  const word = xoshiro128([0, 1, 2, 3].map((i) => murmur3(text, i)));
  const uniform = (): number => ((word() >>> 5) * 2 ** 26 + (word() >>> 6)) / 2 ** 53;
  return { word, uniform, below: (n) => below(word, n), normal: () => normal(uniform) };
}

/** As many low bits as n needs, drawn again while they are too much: at most two draws on average, no division. */
function below(word: () => number, n: number): number {
  const mask = 0xffffffff >>> Math.clz32((n - 1) | 1);
  let drawn = (word() & mask) >>> 0;
  while (drawn >= n) drawn = (word() & mask) >>> 0;
  return drawn;
}

/** Marsaglia & Bray 1964, the polar method. The second number of each pair is not kept: a stream has no hidden state. */
function normal(uniform: () => number): number {
  for (;;) {
    const x = 2 * uniform() - 1;
    const y = 2 * uniform() - 1;
    const square = x * x + y * y;
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square);
  }
}
