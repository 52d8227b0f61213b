/**
 * Half a cosine wave: flat at both ends, steepest in the middle.
 *
 *   remaining = (1 + cos(pi p)) / 2,   elapsed = (1 - cos(pi p)) / 2
 *
 * @example cosineShape(0.5, 1, 0); // 0.5
 */
export const cosineShape = (p: number, from: number, to: number): number => {
  const c = Math.cos(Math.PI * p);
  return ((1 + c) / 2) * from + ((1 - c) / 2) * to;
};

/**
 * Half a cosine wave whose remaining weight is raised to a power: above 1 it falls earlier.
 *
 *   remaining = ((1 + cos(pi p)) / 2) ** power,   elapsed = 1 - remaining
 *
 * Source: Optax `cosine_decay_schedule`, its `exponent`.
 * @example cosinePowerShape(2)(0.5, 1, 0); // 0.25
 */
export const cosinePowerShape =
  (power: number): ((p: number, from: number, to: number) => number) =>
  (p, from, to) => {
    const q = ((1 + Math.cos(Math.PI * p)) / 2) ** power;
    return q * from + (1 - q) * to;
  };
