/** The tokens that a canvas needs. */
const names = [
  "surface",
  "sunk",
  "ink",
  "ink-2",
  "ink-3",
  "line-strong",
  "grid",
  "axis",
  "curve-baseline",
  "curve-1",
  "curve-2",
  "curve-3",
  "curve-4",
  "curve-5",
  "curve-6",
  "curve-7",
  "curve-8",
] as const;

type TokenName = (typeof names)[number];

/** Colours as a canvas takes them, in the theme of now. */
export interface Colours {
  readonly of: Readonly<Record<TokenName, string>>;
  /** Opacity of a band. */
  readonly band: number;
  /** Whether the system's own colours are forced: then curves are told apart by dashes. */
  readonly forced: boolean;
  readonly family: string;
}

/** Reads the tokens where a chart stands. */
export function readColours(place: Element): Colours {
  const probe = document.createElement("span");
  place.append(probe);
  const style = getComputedStyle(probe);
  const forced = matchMedia("(forced-colors: active)").matches;
  const read = (name: TokenName): string => {
    probe.style.color = forced ? system(name) : `var(--${name})`;
    return style.color;
  };
  const of = Object.fromEntries(names.map((name) => [name, read(name)])) as Record<TokenName, string>;
  const band = Number.parseFloat(style.getPropertyValue("--band")) / 100;
  const family = style.fontFamily;
  probe.remove();
  return { of, band: Number.isFinite(band) ? band : 0.14, forced, family };
}

/** The system's colour in place of a token. */
const system = (name: TokenName): string =>
  name === "surface" ? "Canvas" : name === "grid" || name === "axis" ? "GrayText" : "CanvasText";

/** Tells when colours have to be read again: another theme, the system's or the page's own. */
export function watchTheme(tell: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener("change", tell);
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => {
    for (const query of queries) query.removeEventListener("change", tell);
    observer.disconnect();
  };
}

/** The token of a hue: the baseline is grey, and beyond eight the hues repeat. */
export const curveToken = (hue: number): TokenName =>
  hue <= 0 ? "curve-baseline" : (`curve-${((hue - 1) % 8) + 1}` as TokenName);

/** Where all curves have one colour, dashes tell the first of them apart. */
const plainDashes: readonly (readonly number[])[] = [
  [],
  [8, 3],
  [2, 3],
  [10, 3, 2, 3],
  [5, 2],
  [1, 2],
  [12, 4],
  [4, 6],
];

/** The dashes that tell curves of one hue apart. */
export function dashOf(hue: number, forced: boolean): readonly number[] {
  if (forced) return plainDashes[(Math.max(1, hue) - 1) % plainDashes.length];
  const round = Math.floor((Math.max(1, hue) - 1) / 8);
  return round === 0 ? [] : round === 1 ? [6, 3] : [2, 3];
}
