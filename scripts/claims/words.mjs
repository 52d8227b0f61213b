/** @typedef {{ readonly mean: number, readonly low: number, readonly high: number }} Interval */
/** @typedef {"holds" | "holds in part" | "does not hold" | "cannot be told here"} Verdict */
/**
 * What came of a claim: one figure for the table, sentences, and the verdict; `measured` is false where it rests on
 * figures that others published.
 *
 * @typedef {{ readonly figure: string, readonly result: string, readonly verdict: Verdict, readonly where?: string }} Found
 */
/**
 * A claim in our own words; how it is checked, on what, and whose figures are used. `check` gives undefined where its
 * data are not on this machine.
 *
 * @typedef {{ readonly id: string, readonly claim: string, readonly command: string, readonly data: string, readonly source: string, readonly check: (facts: import("./facts.mjs").KnownFacts) => Found | undefined }} Claim
 */

/** A share as percent. @param {number} share @param {number} [digits] */
export const percent = (share, digits = 1) => `${(100 * share).toFixed(digits).replace(/^-/, "−")}%`;

/** A share with its interval. @param {Interval} interval */
export const withInterval = ({ mean, low, high }) => `${percent(mean)} (${percent(low)} to ${percent(high)})`;

/** Above 0 for certain. @param {Interval | undefined} interval */
export const better = (interval) => interval !== undefined && interval.low > 0;

/** Below 0 for certain. @param {Interval | undefined} interval */
export const worse = (interval) => interval !== undefined && interval.high < 0;

/** "certain" or "not certain": whether an interval leaves out 0. @param {Interval} interval */
export const sureness = (interval) => (better(interval) || worse(interval) ? "certain" : "not certain");

/**
 * The verdict over several cases: all hold, some, none.
 *
 * @param {readonly boolean[]} cases
 * @returns {Verdict}
 */
export const verdictOf = (cases) =>
  cases.every(Boolean) ? "holds" : cases.some(Boolean) ? "holds in part" : "does not hold";

/** The geometric middle of an odd or even number of values, or the plain median. @param {readonly number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** A loss as the pages write it. @param {number} value */
export const loss = (value) => (value >= 1 ? value.toFixed(3) : value.toPrecision(3));
