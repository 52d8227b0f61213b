// A figure: panels in rows, or one strip.
import { drawPanel } from "./panel.mjs";
import { drawStrip, stripHeight } from "./strip.mjs";
import { colours, escapeText, fonts } from "./theme.mjs";

/** @typedef {import("./panel.mjs").Panel} Panel */
/** @typedef {import("./strip.mjs").Strip} Strip */
/** @typedef {import("./theme.mjs").Theme} Theme */

/**
 * What a figure shows.
 * @typedef {object} Figure
 * @property {string} name Of its file.
 * @property {string} says What a reader sees in it: its alternative text.
 * @property {readonly (readonly Panel[])[]} [rows] Panels beside and below each other.
 * @property {readonly number[]} [shares] Of the width, one for each panel of a row. Default: all the same.
 * @property {Strip} [strip]
 * @property {number} [height] Of a row. Default 300.
 */

const width = 860;

/**
 * The text of its SVG.
 * @param {Figure} figure
 * @param {Theme} theme
 */
export function drawFigure({ says, rows = [], shares, strip, height: tall = 300 }, theme) {
  const height = strip ? stripHeight(strip) : rows.length * tall;
  const inside = rows.flatMap((panels, row) => {
    let left = 0;
    return panels.map((panel, k) => {
      const wide = (shares?.[k] ?? 1 / panels.length) * width;
      const box = { left: Math.round(left), top: row * tall, width: Math.round(wide), height: tall };
      left += wide;
      return drawPanel(panel, box, theme);
    });
  });
  if (strip) inside.push(drawStrip(strip, { left: 0, top: 0, width }, theme));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${fonts}" style="font-variant-numeric:tabular-nums">`,
    `<title>${escapeText(says)}</title>`,
    `<rect width="${width}" height="${height}" fill="${colours(theme)("surface")}"/>`,
    ...inside,
    "</svg>",
    "",
  ].join("\n");
}
