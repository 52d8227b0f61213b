import { chrome, hues, type Themed, themed } from "anneal/describe";

/** What only a report has. */
const own: { readonly [name: string]: Themed } = {
  code: chrome.bg,
  info: ["#1f5fd6", "#8ab6ff"],
  infoTint: ["#edf2fc", "#18243a"],
  error: ["#c0282d", "#ff8a84"],
  band: ["0.14", "0.18"],
};

/** How many curves have a hue of their own; after them comes the grey of the baseline. */
export const hueCount: number = hues.length;

/** Every colour of a theme as CSS variables: `--ink`, `--curve0`, `--text0`, and `--curveb` for the baseline. */
export function variables(theme: 0 | 1): string {
  const named = Object.entries({ ...chrome, ...own }).map(([name, both]) => `--${name}:${both[theme]}`);
  const curves = hues.flatMap((_, k) =>
    (["curve", "text"] as const).map((what) => `--${what}${k}:${themed(`${what}${k}`)[theme]}`),
  );
  return [...named, ...curves, `--curveb:${chrome.ink3[theme]}`, `--textb:${chrome.ink2[theme]}`].join(";");
}
