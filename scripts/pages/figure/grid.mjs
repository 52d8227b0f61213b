// A matrix of dots: rows have columns, or have not.
import { colours, escapeText, fonts } from "./theme.mjs";

/** @typedef {import("./theme.mjs").Theme} Theme */
/** @typedef {{ readonly name: string, readonly has: readonly boolean[] }} Row */

const [left, wide, top, tall] = [276, 48, 96, 26];

/**
 * The text of its SVG.
 * @param {{ says: string, columns: readonly string[], rows: readonly Row[] }} grid
 * @param {Theme} theme
 */
export function drawGrid({ says, columns, rows }, theme) {
  const paint = colours(theme);
  const [width, height] = [left + wide * columns.length + 20, top + tall * rows.length + 8];
  const heads = columns.map((name, k) => {
    const x = left + wide * (k + 0.5);
    return `<text x="${x}" y="${top - 10}" transform="rotate(-40 ${x} ${top - 10})">${escapeText(name)}</text>`;
  });
  const lines = rows.map((_, k) => `M12 ${top + tall * k}H${width - 8}`).join("");
  const texts = rows.map(
    ({ name }, k) => `<text x="12" y="${top + tall * (k + 0.5) + 4}">${escapeText(name)}</text>`,
  );
  const dots = rows.flatMap(({ has }, k) =>
    has.map((yes, c) => {
      const [x, y] = [left + wide * (c + 0.5), top + tall * (k + 0.5)];
      return yes
        ? `<circle cx="${x}" cy="${y}" r="7" fill="${paint("blue")}"/>`
        : `<circle cx="${x}" cy="${y}" r="1.5" fill="${paint("ink3")}"/>`;
    }),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" font-family="${fonts}">`,
    `<title>${escapeText(says)}</title>`,
    `<rect width="${width}" height="${height}" fill="${paint("surface")}"/>`,
    `<path d="${lines}" fill="none" stroke="${paint("grid")}"/>`,
    `<g font-size="12" font-weight="600" fill="${paint("ink2")}">${heads.join("")}</g>`,
    `<g font-size="12" fill="${paint("ink")}">${texts.join("")}</g>`,
    ...dots,
    "</svg>",
    "",
  ].join("\n");
}
