import { type Colour, themed } from "./colours.ts";

/** The theme of a picture; `auto` follows the reader's system. */
export type Theme = "light" | "dark" | "auto";

type Property = "fill" | "stroke" | "fill-opacity";

/** Gives elements their colours in one theme, or in both. */
export interface Painter {
  /** Attributes: ` fill="#ffffff"`, with classes when the theme is `auto`. */
  readonly paint: (colours: { readonly [P in Property]?: Colour }) => string;
  /** The style element that the painted classes need: empty unless the theme is `auto`. */
  readonly style: () => string;
}

const short: { readonly [P in Property]: string } = { fill: "f", stroke: "s", "fill-opacity": "o" };

/** A painter that remembers which classes it gave out. Attributes carry the light theme for viewers that ignore styles. */
export function painter(theme: Theme): Painter {
  const rules = new Map<string, string>();
  return {
    paint: (colours) => {
      const classes: string[] = [];
      let attributes = "";
      for (const property of Object.keys(colours) as Property[]) {
        const colour = colours[property] as Colour;
        const [light, dark] = themed(colour);
        attributes += ` ${property}="${theme === "dark" ? dark : light}"`;
        if (theme !== "auto" || light === dark) continue;
        const name = `anneal-${short[property]}-${colour}`;
        rules.set(name, `.${name}{${property}:${dark}}`);
        classes.push(name);
      }
      return classes.length > 0 ? `${attributes} class="${classes.join(" ")}"` : attributes;
    },
    style: () =>
      rules.size === 0
        ? ""
        : `<style>@media (prefers-color-scheme:dark){${[...rules.values()].join("")}}</style>`,
  };
}
