import { chrome, hues, type Themed } from "anneal/describe";

type Name = "surface" | "ink" | "ink2" | "ink3" | "grid" | "axis" | "baseline" | "error" | "warn" | "info";

/** What these charts have beside lines in hues. */
const named: { readonly [N in Name]: Themed } = {
  surface: chrome.surface,
  ink: chrome.ink,
  ink2: chrome.ink2,
  ink3: chrome.ink3,
  grid: chrome.grid,
  axis: chrome.axis,
  baseline: chrome.ink3,
  error: ["#c0282d", "#ff8a84"],
  warn: ["#8f5a00", "#e5b454"],
  info: ["#1f5fd6", "#8ab6ff"],
};

/** The name of a colour. */
export type Colour = Name | `hue${number}`;

const bothOf = (colour: Colour): Themed =>
  colour.startsWith("hue") ? hues[Number(colour.slice(3)) % hues.length] : named[colour as Name];

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
      const [light, dark] = bothOf(colour);
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
