/** Draws before a bounded normal is taken to be uniform, which it is when nearly every draw is out of bounds. */
const mostDraws = 64;

/**
 * A normal number with deviation `std`, drawn again while it is not within (-limit, limit): a pure function of seed and
 * step.
 */
export function boundedNormal(seed: number, step: number, std: number, limit: number): number {
  const at = place(seed, step);
  for (let draw = 0; draw < mostDraws; draw += 2) {
    // Box-Muller; 1 - u keeps the logarithm finite.
    const radius = std * Math.sqrt(-2 * Math.log(1 - uniform(at, draw)));
    const angle = 2 * Math.PI * uniform(at, draw + 1);
    const e = radius * Math.cos(angle);
    if (e > -limit && e < limit) return e;
  }
  return limit * (2 * uniform(at, mostDraws) - 1);
}

/** Seed and step through the finisher of MurmurHash3 (Appleby, public domain), one after the other. */
function place(seed: number, step: number): number {
  const h = mix(mix(seed ^ 0x9e3779b9) ^ (step >>> 0));
  return mix(h ^ Math.floor(step / 2 ** 32));
}

/** A number in [0, 1) for one draw at a place: a counter through the same. */
const uniform = (at: number, draw: number): number => (mix(at ^ draw) >>> 0) / 2 ** 32;

function mix(value: number): number {
  let h = (value + 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
