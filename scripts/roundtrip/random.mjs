// Seeded draws: the same seed gives the same specs and calls on every machine.

/**
 * @typedef {object} Random
 * @property {() => number} unit in [0, 1)
 * @property {(low: number, high: number) => number} whole both ends included
 * @property {(low: number, high: number) => number} real
 * @property {<const T extends readonly unknown[]>(...of: T) => T[number]} one
 * @property {(share?: number) => boolean} chance
 * @property {() => number} lr as people write them: 0.1, 3e-4, 1.2e-3
 * @property {<T>(object: { [name: string]: T | undefined }) => { [name: string]: T }} some fields that are not undefined
 */

/**
 * A generator of mulberry32.
 * @param {number} seed
 * @returns {Random}
 */
export function createRandom(seed) {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  /** @param {number} low @param {number} high */
  const whole = (low, high) => low + Math.floor(unit() * (high - low + 1));
  /** @param {number} low @param {number} high */
  const real = (low, high) => low + unit() * (high - low);
  /** @type {Random["one"]} */
  const one = (...of) => of[Math.floor(unit() * of.length)];
  const chance = (share = 0.5) => unit() < share;
  const lr = () => Number(`${one(1, 1, 1, 2, 3, 5, 6, 1.2, 2.5, 4.18)}e${whole(-5, -1)}`);
  /** @type {Random["some"]} */
  const some = (object) =>
    /** @type {any} */ (
      Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined))
    );
  return { unit, whole, real, one, chance, lr, some };
}
