// Colours and fonts of the figures: those of the charts of `anneal/describe`.

/** @typedef {"light" | "dark"} Theme */
/** @typedef {readonly [light: string, dark: string]} Pair */

/** @type {{ readonly [name: string]: Pair }} */
const pairs = {
  surface: ["#ffffff", "#16171a"],
  sunk: ["#f1f1ee", "#1d1f23"],
  ink: ["#1a1b1e", "#ededea"],
  ink2: ["#55575c", "#b0b2b6"],
  ink3: ["#6b6d72", "#94969c"],
  grid: ["#ecece8", "#212328"],
  axis: ["#c9c9c3", "#43464d"],
  strong: ["#d2d2cc", "#383b41"],
  blue: ["#2347d6", "#85a4f8"],
  rust: ["#ae5600", "#c65e09"],
  green: ["#097358", "#8be7b7"],
  plum: ["#861a68", "#fbc0e2"],
  slate: ["#6a6b94", "#8571da"],
  grey: ["#6b6d72", "#94969c"],
};

/** @typedef {"surface" | "sunk" | "ink" | "ink2" | "ink3" | "grid" | "axis" | "strong" | Hue} Colour */
/** @typedef {"blue" | "rust" | "green" | "plum" | "slate" | "grey"} Hue */

/** @param {Theme} theme @returns {(colour: Colour) => string} */
export const colours = (theme) => (colour) => pairs[colour][theme === "dark" ? 1 : 0];

/**
 * A curve's colour mixed with ink, for text.
 * @param {Theme} theme
 * @returns {(hue: Hue) => string}
 */
export function textColours(theme) {
  const paint = colours(theme);
  const channel = (/** @type {string} */ hex, /** @type {number} */ i) =>
    Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16);
  return (hue) => {
    const mixed = [0, 1, 2].map((i) =>
      Math.round(0.72 * channel(paint(hue), i) + 0.28 * channel(paint("ink"), i)),
    );
    return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
  };
}

export const fonts =
  "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, Cantarell, 'Helvetica Neue', Arial, sans-serif";

/** @param {number} value A coordinate to a tenth of a pixel. */
export const round = (value) => Math.round(value * 10) / 10 + 0;

/** @param {string} text */
export const escapeText = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
