/** A colour (or an opacity) in the light theme and in the dark one. The same as in `anneal/describe`; a test compares. */
type Token = readonly [light: string, dark: string];

const ink: Token = ["#1a1b1e", "#ededea"];

const chrome: { readonly [name: string]: Token } = {
  surface: ["#ffffff", "#16171a"],
  bg: ["#f7f7f5", "#0f1012"],
  sunk: ["#f1f1ee", "#1d1f23"],
  code: ["#f7f7f5", "#0f1012"],
  line: ["#e4e4df", "#282a2f"],
  strong: ["#d2d2cc", "#383b41"],
  ink,
  ink2: ["#55575c", "#b0b2b6"],
  ink3: ["#6b6d72", "#94969c"],
  grid: ["#ecece8", "#212328"],
  axis: ["#c9c9c3", "#43464d"],
  focus: ["#1f5fd6", "#7fb0ff"],
  info: ["#1f5fd6", "#8ab6ff"],
  infoTint: ["#edf2fc", "#18243a"],
  error: ["#c0282d", "#ff8a84"],
  warmup: ["#f3a83c", "#f3a83c"],
  hold: ["#9a9b96", "#8d9099"],
  cooldown: ["#4a8fe0", "#5b9cf0"],
  washWarmup: ["0.16", "0.15"],
  washHold: ["0.06", "0.06"],
  washCooldown: ["0.11", "0.13"],
  washTail: ["0.12", "0.12"],
  band: ["0.14", "0.18"],
  codeKey: ["#1f4fb5", "#8ab6ff"],
  codeText: ["#0b6e5a", "#6fd6b8"],
  codeNumber: ["#a3460f", "#f0a56d"],
};

/** The eight hues of curves, in order of use; after them comes the grey of the baseline. */
const hues: readonly Token[] = [
  ["#2347d6", "#85a4f8"],
  ["#ae5600", "#c65e09"],
  ["#097358", "#8be7b7"],
  ["#861a68", "#fbc0e2"],
  ["#6a6b94", "#8571da"],
  ["#0d94cd", "#3f8c9e"],
  ["#848e5a", "#c0b51c"],
  ["#a87989", "#eb8777"],
];

/** How many curves have a hue of their own. */
export const hueCount: number = hues.length;

/** Text in a curve's colour is that colour mixed 72:28 with ink. */
const textShare = 0.72;

function mix(colour: string, other: string): string {
  const channel = (hex: string, i: number): number => Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16);
  const mixed = [0, 1, 2].map((i) => textShare * channel(colour, i) + (1 - textShare) * channel(other, i));
  return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}

/** Every token of a theme as CSS variables: `--ink`, `--curve0`, `--text0`, and `--curveb` for the baseline. */
export function variables(theme: 0 | 1): string {
  const named = Object.entries(chrome).map(([name, token]) => `--${name}:${token[theme]}`);
  const curves = hues.flatMap((hue, k) => [
    `--curve${k}:${hue[theme]}`,
    `--text${k}:${mix(hue[theme], ink[theme])}`,
  ]);
  return [...named, ...curves, `--curveb:${chrome.ink3[theme]}`, `--textb:${chrome.ink2[theme]}`].join(";");
}
