/** Draws before a bounded normal is taken to be uniform, which it is when nearly every draw is out of bounds. */
const mostDraws = 64;

/**
 * A normal number with deviation `std`, drawn again while it is not within (-limit, limit): a pure function of seed and
 * step.
 */
export function boundedNormal(seed: number, step: number, std: number, limit: number): number {
  for (let draw = 0; draw < mostDraws; draw += 2) {
    // Box-Muller; 1 - u keeps the logarithm finite.
    const radius = std * Math.sqrt(-2 * Math.log(1 - uniform(seed, step, draw)));
    const angle = 2 * Math.PI * uniform(seed, step, draw + 1);
    const e = radius * Math.cos(angle);
    if (e > -limit && e < limit) return e;
  }
  return limit * (2 * uniform(seed, step, mostDraws) - 1);
}

/** A number in [0, 1) from seed, step and draw: counters through the finisher of MurmurHash3 (Appleby, public domain). */
function uniform(seed: number, step: number, draw: number): number {
  let h = mix(seed ^ 0x9e3779b9);
  h = mix(h ^ (step >>> 0));
  h = mix(h ^ Math.floor(step / 2 ** 32));
  h = mix(h ^ draw);
  return (h >>> 0) / 2 ** 32;
}

function mix(value: number): number {
  let h = (value + 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
