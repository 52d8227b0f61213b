/**
 * One figure: `met` is undefined where nothing is decided (a timing, or data that is not here).
 *
 * @typedef {{ figure: string, what: string, wanted: string, got: string, met?: boolean }} Row
 * @typedef {{ actual: number, low: number, high: number }} Covered
 */

/** @param {number} value */
const short = (value) =>
  Math.abs(value) >= 1e-3 || value === 0 ? String(Number(value.toPrecision(3))) : value.toExponential(1);

/**
 * A figure that must not be above a limit.
 *
 * @param {{ figure: string, what: string, most: number, value: number | null }} given
 * @returns {Row}
 */
export function atMost({ figure, what, most, value }) {
  const row = { figure, what, wanted: `<= ${most}` };
  return value === null
    ? { ...row, got: "its curves are not here" }
    : { ...row, got: short(value), met: value <= most };
}

/**
 * A figure that must not be below a limit.
 *
 * @param {{ figure: string, what: string, least: number, value: number | null }} given
 * @returns {Row}
 */
export function atLeast({ figure, what, least, value }) {
  const row = { figure, what, wanted: `>= ${least}` };
  return value === null
    ? { ...row, got: "its curves are not here" }
    : { ...row, got: short(value), met: value >= least };
}

/**
 * A row of our own, beyond what the figures ask: it is shown with its limit, and does not decide.
 *
 * @param {Row} row
 * @returns {Row}
 */
export const oursOnly = ({ what, wanted, got, met, ...row }) => ({
  ...row,
  what: `ours, not counted: ${what}`,
  wanted,
  got: met === undefined ? got : `${got}, ${met ? "reached" : "not reached"}`,
});

/**
 * @param {readonly Covered[]} ends every last loss that was forecast above, with its interval
 * @returns {Row}
 */
export function coverageRow(ends) {
  const inside = ends.filter(({ actual, low, high }) => low <= actual && actual <= high).length;
  const width = ends.reduce((sum, { low, high }) => sum + (high - low) / 2, 0) / ends.length;
  return {
    ...atLeast({
      figure: "8",
      what: `share of the ${ends.length} held-out ends above inside their interval`,
      least: 0.85,
      value: ends.length === 0 ? null : inside / ends.length,
    }),
    ...(ends.length > 0 && { got: `${short(inside / ends.length)} (half as wide as ${short(width)})` }),
  };
}

/** @param {readonly Row[]} rows */
export function table(rows) {
  const mark = (/** @type {Row} */ { met }) => (met === undefined ? "·" : met ? "✓" : "✗");
  const cells = [
    ["", "figure", "what", "wanted", "got"],
    ...rows.map((row) => [mark(row), row.figure, row.what, row.wanted, row.got]),
  ];
  const widths = cells[0].map((_, i) => Math.max(...cells.map((row) => row[i].length)));
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** @param {readonly number[]} values */
export const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;
