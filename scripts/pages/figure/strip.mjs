// Rows of marks along the updates: what happens when, one row a framework.
import { formatSteps, ticks } from "anneal/describe";
import { colours, escapeText, round, textColours } from "./theme.mjs";

/** @typedef {import("./theme.mjs").Theme} Theme */
/** @typedef {import("./theme.mjs").Hue} Hue */
/** @typedef {{ readonly name: string, readonly hue: Hue, readonly at: readonly number[] }} Row */

/**
 * @typedef {object} Strip
 * @property {string} title
 * @property {readonly [from: number, to: number]} x
 * @property {string} xName
 * @property {readonly Row[]} rows
 * @property {number} [left] Room for the names. Default 150.
 */

/** Height of a row. */
const tall = 34;

/** @param {Strip} strip */
export const stripHeight = ({ rows }) => 44 + tall * rows.length + 32;

/**
 * A strip as the inside of an SVG, within a box.
 * @param {Strip} strip
 * @param {{ left: number, top: number, width: number }} box
 * @param {Theme} theme
 */
export function drawStrip({ title, x: [from, to], xName, rows, left = 150 }, box, theme) {
  const paint = colours(theme);
  const plot = { left: box.left + left, right: box.left + box.width - 24 };
  const x = (/** @type {number} */ value) =>
    plot.left + ((value - from) / (to - from)) * (plot.right - plot.left);
  const top = box.top + 44;
  const bottom = top + tall * rows.length;
  const drawn = rows.map(({ name, hue, at }, k) => {
    const y = top + tall * (k + 0.5);
    const text = textColours(theme)(hue);
    const marks = at.map(
      (value) =>
        `<circle cx="${round(x(value))}" cy="${round(y)}" r="5" fill="${paint(hue)}"/><text x="${round(x(value))}" y="${round(y - 9)}" font-size="11" font-weight="600" text-anchor="middle" fill="${text}">${formatSteps(value)}</text>`,
    );
    return `<path d="M${plot.left} ${y}H${plot.right}" stroke="${paint("strong")}"/><text x="${plot.left - 12}" y="${y + 4}" font-size="12" font-weight="600" text-anchor="end" fill="${text}">${escapeText(name)}</text>${marks.join("")}`;
  });
  const values = ticks(from, to, 10).filter(Number.isInteger);
  const labels = values.map(
    (value) => `<text x="${round(x(value))}" y="${bottom + 18}">${formatSteps(value)}</text>`,
  );
  return [
    `<text x="${box.left + 14}" y="${box.top + 20}" font-size="14" font-weight="600" fill="${paint("ink")}">${escapeText(title)}</text>`,
    ...drawn,
    `<g font-size="11" text-anchor="middle" fill="${paint("ink2")}">${labels.join("")}</g>`,
    `<text x="${plot.left - 12}" y="${bottom + 18}" font-size="11" text-anchor="end" fill="${paint("ink3")}">${xName}</text>`,
  ].join("\n");
}

/**
 * Rows with the same marks as one.
 * @param {readonly { name: string, at: readonly number[] }[]} rows
 * @returns {Row[]}
 */
export function together(rows) {
  /** @type {{ names: string[], at: readonly number[] }[]} */
  const groups = [];
  for (const { name, at } of rows) {
    const same = groups.find((group) => group.at.join() === at.join());
    if (same) same.names.push(name);
    else groups.push({ names: [name], at });
  }
  return groups.map(({ names, at }, k) => ({
    name: names.join(", "),
    at,
    hue: /** @type {Hue} */ (["plum", "blue", "rust", "green", "slate"][k % 5]),
  }));
}
