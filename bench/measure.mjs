/** Runs of each contestant; the fastest counts, for whatever slows a run down is not the code. */
const rounds = 15;

/**
 * Times several functions in turn, A B A B ..., so that a slow moment of the machine hits all of them.
 *
 * @param {readonly (() => unknown)[]} contestants
 * @param {number} [times] rounds
 * @returns {number[]} for each the fastest run, in nanoseconds
 */
export function race(contestants, times = rounds) {
  const best = contestants.map(() => Number.POSITIVE_INFINITY);
  for (let round = -2; round < times; round++) {
    contestants.forEach((run, i) => {
      const start = process.hrtime.bigint();
      run();
      const spent = Number(process.hrtime.bigint() - start);
      if (round >= 0) best[i] = Math.min(best[i], spent);
    });
  }
  return best;
}

/**
 * One row of the table. `ratio` is how the value stands to the baseline; `wanted` says which ratio or value is the goal.
 *
 * @typedef {{ name: string, value: number, unit: string, baseline: number | null, ratio: number | null, wanted: string, met: boolean }} Row
 */

/**
 * A row whose goal is a ratio: at most so many times the baseline, or at least so many times as fast.
 *
 * @param {string} name
 * @param {{ value: number, baseline: number, unit: string, most?: number, faster?: number }} figures
 * @returns {Row}
 */
export function compared(name, { value, baseline, unit, most, faster }) {
  const ratio = faster === undefined ? value / baseline : baseline / value;
  const wanted = faster === undefined ? `at most ${most}x` : `at least ${faster}x as fast`;
  const met = faster === undefined ? ratio <= (most ?? 0) : ratio >= faster;
  return { name, value, unit, baseline, ratio, wanted, met };
}

/**
 * A row whose goal is an absolute value.
 *
 * @param {string} name
 * @param {{ value: number, unit: string, most: number }} figures
 * @returns {Row}
 */
export const limited = (name, { value, unit, most }) => ({
  name,
  value,
  unit,
  baseline: most,
  ratio: value / most,
  wanted: `at most ${most} ${unit}`,
  met: value <= most,
});
