/** A colour (or an opacity) in the light theme and in the dark one. */
export type Themed = readonly [light: string, dark: string];

const ink: Themed = ["#1a1b1e", "#ededea"];

/** Everything that is no curve. */
type Chrome =
  | "surface"
  | "bg"
  | "sunk"
  | "line"
  | "strong"
  | "ink"
  | "ink2"
  | "ink3"
  | "grid"
  | "axis"
  | "focus"
  | "warmup"
  | "hold"
  | "cooldown"
  | "washWarmup"
  | "washHold"
  | "washCooldown"
  | "washTail"
  | "codeKey"
  | "codeText"
  | "codeNumber";

/** The colours of everything that is no curve. */
export const chrome: { readonly [N in Chrome]: Themed } = {
  surface: ["#ffffff", "#16171a"],
  bg: ["#f7f7f5", "#0f1012"],
  sunk: ["#f1f1ee", "#1d1f23"],
  line: ["#e4e4df", "#282a2f"],
  strong: ["#d2d2cc", "#383b41"],
  ink,
  ink2: ["#55575c", "#b0b2b6"],
  ink3: ["#6b6d72", "#94969c"],
  grid: ["#ecece8", "#212328"],
  axis: ["#c9c9c3", "#43464d"],
  focus: ["#1f5fd6", "#7fb0ff"],
  warmup: ["#f3a83c", "#f3a83c"],
  hold: ["#9a9b96", "#8d9099"],
  cooldown: ["#4a8fe0", "#5b9cf0"],
  washWarmup: ["0.16", "0.15"],
  washHold: ["0.06", "0.06"],
  washCooldown: ["0.11", "0.13"],
  washTail: ["0.12", "0.12"],
  codeKey: ["#1f4fb5", "#8ab6ff"],
  codeText: ["#0b6e5a", "#6fd6b8"],
  codeNumber: ["#a3460f", "#f0a56d"],
};

/** The eight hues of curves, in order of use: blue, rust, green, plum, slate, sky, olive, mauve. */
export const hues: readonly Themed[] = [
  ["#2347d6", "#85a4f8"],
  ["#ae5600", "#c65e09"],
  ["#097358", "#8be7b7"],
  ["#861a68", "#fbc0e2"],
  ["#6a6b94", "#8571da"],
  ["#0d94cd", "#3f8c9e"],
  ["#848e5a", "#c0b51c"],
  ["#a87989", "#eb8777"],
];

/** Text in a curve's colour is that colour mixed 72:28 with ink. */
const textShare = 0.72;

/** The name of a colour: of chrome, of a curve (`curve0`) or of text in a curve's colour (`text0`). */
export type Colour = Chrome | `curve${number}` | `text${number}`;

/**
 * A colour of charts and pages, as every picture, report and page of anneal has it; of a wash, its opacity.
 *
 * @example themed("ink2"); // ["#55575c", "#b0b2b6"]
 * @example themed("curve0"); // ["#2347d6", "#85a4f8"]
 * @example themed("text0")[0]; // "#203ba2"
 */
export function themed(name: Colour): Themed {
  const place = Number(/\d+$/.exec(name)?.[0]);
  if (name.startsWith("curve")) return hues[place];
  if (name.startsWith("text"))
    return [0, 1].map((theme) => mix(hues[place][theme], ink[theme])) as unknown as Themed;
  return chrome[name as Chrome];
}

function mix(colour: string, other: string): string {
  const channel = (hex: string, i: number): number => Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16);
  const mixed = [0, 1, 2].map((i) => textShare * channel(colour, i) + (1 - textShare) * channel(other, i));
  return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}
