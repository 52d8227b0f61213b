// One panel of a figure: curves with a dot for each update, named where they are.
import { formatLr, formatSteps, logTicks, ticks } from "anneal/describe";
import { colours, escapeText, round, textColours } from "./theme.mjs";

/** @typedef {import("./theme.mjs").Theme} Theme */
/** @typedef {import("./theme.mjs").Hue} Hue */

/**
 * A text at a place of the data; lines are parted by line feeds.
 * @typedef {object} Label
 * @property {string} text
 * @property {number} x
 * @property {number} y
 * @property {"start" | "middle" | "end"} [anchor] Default: start.
 */

/**
 * A curve: its value at each x.
 * @typedef {object} Line
 * @property {readonly (readonly [x: number, y: number])[]} points
 * @property {Hue} hue
 * @property {Label} [label]
 * @property {boolean} [dots] A dot for each point.
 * @property {boolean} [held] Whether a value holds until the next.
 * @property {string} [dash]
 */

/**
 * @typedef {object} Panel
 * @property {string} title
 * @property {readonly [from: number, to: number]} x
 * @property {readonly [low: number, high: number]} y
 * @property {boolean} [log]
 * @property {string} [xName] Default: update.
 * @property {readonly Line[]} lines The first is drawn on top.
 * @property {readonly { readonly x: number, readonly text: string }[]} [marks] Dashed verticals.
 * @property {readonly number[]} [xTicks]
 */

/**
 * A panel as the inside of an SVG, within a box.
 * @param {Panel} panel
 * @param {{ left: number, top: number, width: number, height: number }} box
 * @param {Theme} theme
 */
export function drawPanel(panel, box, theme) {
  const paint = colours(theme);
  const plot = {
    left: box.left + 52,
    top: box.top + 46,
    right: box.left + box.width - 24,
    bottom: box.top + box.height - 30,
  };
  const [x, y] = scales(panel, plot);
  return [
    `<text x="${box.left + 14}" y="${box.top + 20}" font-size="14" font-weight="600" fill="${paint("ink")}">${escapeText(panel.title)}</text>`,
    grid(panel, { plot, y }, theme),
    steps(panel, { plot, x }, theme),
    ...(panel.marks ?? []).map((mark) => verticals(mark, { plot, x }, theme)),
    ...[...panel.lines].reverse().map((line) => curve(line, { x, y }, theme)),
    ...panel.lines.map(({ label, hue }) =>
      label ? words(label, { x, y }, [textColours(theme)(hue), paint("surface")]) : "",
    ),
  ].join("\n");
}

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Plot */
/** @typedef {(value: number) => number} Scale */

/** @param {Panel} panel @param {Plot} plot @returns {[Scale, Scale]} */
function scales({ x: [from, to], y: [low, high], log }, plot) {
  const up = (/** @type {number} */ share) => plot.bottom - share * (plot.bottom - plot.top);
  return [
    (value) => plot.left + ((value - from) / (to - from)) * (plot.right - plot.left),
    log
      ? (value) => up(Math.log(value / low) / Math.log(high / low))
      : (value) => up((value - low) / (high - low)),
  ];
}

/** @param {Panel} panel @param {{ plot: Plot, y: Scale }} frame @param {Theme} theme */
function grid({ y: [low, high], log }, { plot, y }, theme) {
  const paint = colours(theme);
  const named = log
    ? logTicks(low, high).flatMap(({ value, named }) => (named ? [value] : []))
    : ticks(low, high, Math.max(2, Math.floor((plot.bottom - plot.top) / 40))).filter((value) => value >= 0);
  const lines = named.map((value) => `M${plot.left} ${round(y(value))}H${plot.right}`).join("");
  const texts = named.map(
    (value) => `<text x="${plot.left - 8}" y="${round(y(value) + 4)}">${formatLr(value)}</text>`,
  );
  return [
    `<path d="${lines}" fill="none" stroke="${paint("grid")}"/>`,
    `<g font-size="11" text-anchor="end" fill="${paint("ink2")}">${texts.join("")}<text x="${plot.left - 8}" y="${plot.top - 8}" font-weight="600">LR</text></g>`,
  ].join("");
}

/** @param {Panel} panel @param {{ plot: Plot, x: Scale }} frame @param {Theme} theme */
function steps({ x: [from, to], xName = "update", xTicks }, { plot, x }, theme) {
  const paint = colours(theme);
  const values = (xTicks ?? ticks(from, to, Math.floor((plot.right - plot.left) / 44))).filter(
    Number.isInteger,
  );
  const texts = values.map(
    (value) => `<text x="${round(x(value))}" y="${plot.bottom + 17}">${formatSteps(value)}</text>`,
  );
  const lines = values.map((value) => `M${round(x(value))} ${plot.bottom}v4`).join("");
  return [
    `<path d="M${plot.left} ${plot.bottom}H${plot.right}${lines}" fill="none" stroke="${paint("axis")}"/>`,
    `<g font-size="11" text-anchor="middle" fill="${paint("ink2")}">${texts.join("")}</g>`,
    `<text x="${plot.left - 8}" y="${plot.bottom + 17}" font-size="11" text-anchor="end" fill="${paint("ink3")}">${xName}</text>`,
  ].join("");
}

/** @param {{ x: number, text: string }} mark @param {{ plot: Plot, x: Scale }} frame @param {Theme} theme */
function verticals({ x: at, text }, { plot, x }, theme) {
  const paint = colours(theme);
  return `<path d="M${round(x(at))} ${plot.top}V${plot.bottom}" fill="none" stroke="${paint("ink3")}" stroke-dasharray="3 3"/><text x="${round(x(at))}" y="${plot.top - 8}" font-size="11" text-anchor="middle" fill="${paint("ink2")}">${escapeText(text)}</text>`;
}

/** @param {Line} line @param {{ x: Scale, y: Scale }} frame @param {Theme} theme */
function curve({ points, hue, dots, held, dash }, { x, y }, theme) {
  const colour = colours(theme)(hue);
  const path = points
    .map(([t, lr], k) => {
      const to = `${round(x(t))} ${round(y(lr))}`;
      if (k === 0) return `M${to}`;
      return held ? `H${round(x(t))}V${round(y(lr))}` : `L${to}`;
    })
    .join("");
  const circles = dots
    ? points.map(([t, lr]) => `<circle cx="${round(x(t))}" cy="${round(y(lr))}" r="3.2"/>`).join("")
    : "";
  const width = dots ? 1.25 : 2;
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"${dash ? ` stroke-dasharray="${dash}"` : ""}/>${circles && `<g fill="${colour}" stroke="${colours(theme)("surface")}" stroke-width="1">${circles}</g>`}`;
}

/** @param {Label} label @param {{ x: Scale, y: Scale }} frame @param {readonly [fill: string, halo: string]} colours */
function words({ text, x: at, y: lr, anchor = "start" }, { x, y }, [fill, halo]) {
  const lines = text.split("\n");
  const spans = lines.map(
    (line, k) => `<tspan x="${round(x(at))}" dy="${k === 0 ? 0 : 15}">${escapeText(line)}</tspan>`,
  );
  return `<text x="${round(x(at))}" y="${round(y(lr) + 4)}" font-size="12" font-weight="600" text-anchor="${anchor}" fill="${fill}" stroke="${halo}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${spans.join("")}</text>`;
}
