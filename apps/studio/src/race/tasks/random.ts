/** Numbers of one seed, the same on every machine: mulberry32, by Tommy Ettinger, in the public domain. */
export interface Draw {
  /** In [0, 1). */
  readonly uniform: () => number;
  /** Standard normal: Box and Muller 1958. */
  readonly normal: () => number;
  readonly pick: <Value>(from: readonly Value[]) => Value;
}

export function draw(seed: number): Draw {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    pick: (from) => from[Math.floor(uniform() * from.length)],
  };
}
