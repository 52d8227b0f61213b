/** A colour in the light theme and in the dark one. */
export type Token = readonly [light: string, dark: string];

/** The eight hues of curves, in order of use: blue, rust, green, plum, slate, sky, olive, mauve. */
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

type Chrome = "surface" | "ink" | "ink2" | "ink3" | "grid" | "axis" | "baseline" | "error" | "warn" | "info";

const chrome: { readonly [N in Chrome]: Token } = {
  surface: ["#ffffff", "#16171a"],
  ink: ["#1a1b1e", "#ededea"],
  ink2: ["#55575c", "#b0b2b6"],
  ink3: ["#6b6d72", "#94969c"],
  grid: ["#ecece8", "#212328"],
  axis: ["#c9c9c3", "#43464d"],
  baseline: ["#6b6d72", "#94969c"],
  error: ["#c0282d", "#ff8a84"],
  warn: ["#8f5a00", "#e5b454"],
  info: ["#1f5fd6", "#8ab6ff"],
};

/** The name of a colour. */
export type Colour = Chrome | `hue${number}`;

const tokenOf = (colour: Colour): Token =>
  colour.startsWith("hue") ? hues[Number(colour.slice(3)) % hues.length] : chrome[colour as Chrome];

/** The colour of a line. */
export const colourOf = (hue: number | "baseline"): Colour =>
  hue === "baseline" ? hue : `hue${hue % hues.length}`;

/** Paints elements, and keeps what a reader in the dark needs. */
export interface Brush {
  /** Attributes such as ` fill="#ffffff"`, and a class where both themes are wanted. */
  readonly paint: (property: "fill" | "stroke", colour: Colour) => string;
  readonly style: () => string;
}

/** Makes a brush. `auto` follows the reader's system; attributes carry the light theme for viewers without styles. */
export function createBrush(theme: "light" | "auto"): Brush {
  const rules = new Map<string, string>();
  return {
    paint: (property, colour) => {
      const [light, dark] = tokenOf(colour);
      if (theme === "light") return ` ${property}="${light}"`;
      const name = `c-${property[0]}-${colour}`;
      rules.set(name, `.${name}{${property}:${dark}}`);
      return ` ${property}="${light}" class="${name}"`;
    },
    style: () =>
      rules.size === 0
        ? ""
        : `<style>@media (prefers-color-scheme:dark){${[...rules.values()].join("")}}</style>`,
  };
}
