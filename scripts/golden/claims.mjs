// What the notes of a conversion claim, held against the framework's own numbers.

/** @typedef {import("./cases.mjs").Case} Case */
/** @typedef {import("anneal/convert").Note} Note */

/**
 * The numbers of a group, by update.
 * @typedef {object} Table
 * @property {(step: number) => number | undefined} at
 * @property {readonly number[]} values
 * @property {(step: number) => readonly number[]} from values of this step and later
 */

/**
 * Whether the numbers of a case show what a note says; undefined where they do not reach so far, or where it says nothing
 * of them.
 * @param {Note} note
 * @param {Table} table
 * @param {Case} c
 * @returns {boolean | undefined}
 */
export function holds({ code, step, text }, table, c) {
  if (step === undefined) return undefined;
  const [before, here, after] = [step - 1, step, step + 1].map(table.at);
  const peak = Math.max(...table.values.map(Math.abs));
  /** @param {number | undefined} a @param {number | undefined} b @param {(a: number, b: number) => boolean} says */
  const both = (a, b, says) => (a === undefined || b === undefined ? undefined : says(a, b));
  /** @param {number} a @param {number} b */
  const near = (a, b) => Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(a), Math.abs(b)) + 1e-9 * peak;
  switch (code) {
    case "starts-at-zero":
      return table.at(0) === 0;
    case "starts-low":
      return table.at(0) !== c.base_lrs?.[0];
    case "rises-again":
      return both(before, here, (a, b) => b > a);
    case "extrapolates":
      return both(before, here, (a, b) => a !== b);
    case "holds":
      return table.from(step).length < 2 ? undefined : table.from(step).every((value) => near(value, table.from(step)[0]));
    case "never-reaches":
      return both(here, after, near);
    case "stops":
      return c.raises !== undefined || here === undefined;
    case "jumps":
      // A schedule that runs beneath its warmup may be joined where it happens to be.
      return /beneath/.test(text)
        ? both(here, c.base_lrs?.[0], (a, b) => a < b)
        : both(before, here, (a, b) => !near(a, b));
    case "late":
      return /boundary/.test(text) ? both(before, here, (a, b) => a !== b) : both(table.at(0), table.at(1), (a, b) => a === 0 || near(a, b));
    case "total":
      // Where the warmup ends, the LR has risen as far as it does; or where all ends, it rests.
      return /ends at/.test(text) ? both(here, after, near) : both(before, here, (a, b) => b >= a || near(a, b));
    default:
      return undefined;
  }
}

/**
 * The numbers of a case's first group.
 * @param {Case} c
 * @returns {Table}
 */
export function tableOf({ indices, lrs }) {
  const found = new Map(lrs[0].map((value, k) => [indices?.[k] ?? k, Number(value)]));
  return {
    at: (step) => found.get(step),
    values: [...found.values()],
    from: (step) => [...found].filter(([at]) => at >= step).map(([, value]) => value),
  };
}
