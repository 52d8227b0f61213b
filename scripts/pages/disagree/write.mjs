// Pieces of the page: pictures, tables, commands.
import { compile } from "anneal";
import { from } from "anneal/convert";
import { formatLr, formatSteps } from "anneal/describe";
import { diffCommand } from "../commands.mjs";
import { guides } from "../examples.mjs";

/** @typedef {import("../figure/figure.mjs").Figure} Figure */
/** @typedef {import("anneal/convert").Framework} Framework */

/**
 * A part of the page with its figures.
 * @typedef {object} Section
 * @property {readonly Figure[]} figures
 * @property {string} text
 */

/** Where the figures are, from the folder `docs`. */
export const imageFolder = "frameworks/images/disagree";

/** @param {Figure} figure */
export const picture = ({ name, says }) =>
  `<picture>\n  <source media="(prefers-color-scheme: dark)" srcset="${imageFolder}/${name}-dark.svg">\n  <img alt="${says}" src="${imageFolder}/${name}-light.svg">\n</picture>`;

/**
 * @param {readonly string[]} head The first column is text, the others are figures.
 * @param {readonly (readonly string[])[]} rows
 */
export const table = (head, rows) =>
  [head, head.map((_, k) => (k === 0 ? "---" : "---:")), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");

/** A link to a framework's page, or to a scheduler on it. @param {string} text @param {Framework} framework @param {string} [section] */
export const link = (text, framework, section) =>
  `[${text}](frameworks/${framework}.md${section ? `#${section.toLowerCase()}` : ""})`;

/** @param {number} value With four digits, as LRs near a peak of 1 need. */
export const lr4 = (value) =>
  Math.abs(value) >= 0.01 ? String(Number(value.toPrecision(4))) : formatLr(value);

/** A call as its user writes it. @param {Framework} framework @param {import("anneal/convert").Call} call */
export const code = (framework, call) => `\`${guides[framework].style.line(call)}\``;

/** Values at whole steps. @param {(step: number) => number} at @param {number} from @param {number} to @returns {[number, number][]} */
export const points = (at, from, to) =>
  Array.from({ length: to - from + 1 }, (_, k) => /** @type {[number, number]} */ ([from + k, at(from + k)]));

/**
 * The command that compares two recipes, as a block, and what it finds.
 * @param {import("./recipes.mjs").Recipe} a
 * @param {import("./recipes.mjs").Recipe} b
 * @param {{ steps: number, baseLrs?: readonly number[] }} run
 */
export function diff(a, b, { steps, baseLrs = [1] }) {
  const sides = [a, b].map(({ framework, call, context }) =>
    from(framework, call, { baseLrs, ...context }).groups.map((spec) => compile(spec, { steps }).at),
  );
  const differs = (/** @type {number} */ k) =>
    sides[0].some(
      (at, g) => Math.abs(at(k) - sides[1][Math.min(g, sides[1].length - 1)](k)) > 1e-9 * Math.abs(at(k)),
    );
  const all = Array.from({ length: steps }, (_, k) => k).filter(differs);
  const found = `The LR differs at ${formatSteps(all.length)} of ${formatSteps(steps)} updates, first at update ${formatSteps(all[0])}.`;
  return `\`\`\`sh\n${diffCommand(a, b, { baseLrs, horizon: { steps } })}\n\`\`\`\n\n${found}`;
}
