import { hues } from "./colours.ts";
import type { Box, Frame } from "./frame.ts";
import { labelSize, type Placed, placeLabels, spread } from "./labels.ts";
import type { Painter } from "./painter.ts";
import { dropsOf, pathOf, round } from "./path.ts";
import type { Reach } from "./reach.ts";
import { cutText, escapeText, textWidth } from "./text.ts";
import type { Point } from "./trace.ts";

/** One curve as it is drawn. */
export interface Line {
  readonly name: string;
  /** Its place in the list, which gives hue and dashes. */
  readonly place: number;
  readonly points: readonly Point[];
  readonly reach: Reach;
}

/** Where the names stand: on the curves, or at the right end. */
export interface Names {
  readonly inside: readonly (Placed & { readonly line: Line })[];
  readonly ends: readonly Line[];
}

/** With more curves than hues only the selected one is named inside the plot. */
const mostInside = hues.length;
const longestName = 220;
const endSpace = 16;
const leader = 12;

/** The hue of the curve at a place of the list: after the eighth they repeat. */
export const hueOf = (place: number): number => place % hues.length;

/** Dashes tell curves of one hue apart. */
const dashes = ["", "6 3", "2 3"];
const dashOf = (place: number): string => dashes[Math.min(2, Math.floor(place / hues.length))];

/** Chooses the places of the names; the first line is the selected one. Those that fit nowhere go to the right end. */
export function layNames(lines: readonly Line[], frame: Frame, taken: readonly Box[]): Names {
  const named = lines.filter((line) => line.name !== "");
  const width = Math.min(longestName, 0.6 * (frame.plot.right - frame.plot.left));
  const texts = lines.map(({ name }) => cutText(name, labelSize, width));
  const reaches = lines.map((line) => line.reach);
  const inner = lines.length > mostInside ? 1 : lines.length;
  const places = placeLabels(texts, { frame, reaches, taken, count: inner });
  const inside = named.flatMap((line) => {
    const place = places[lines.indexOf(line)];
    return place === undefined ? [] : [{ ...place, line }];
  });
  return { inside, ends: named.filter((line) => !inside.some((each) => each.line === line)) };
}

/** Room at the right end for these names. */
export function endsWidth(ends: readonly Line[], width: number): number {
  if (ends.length === 0) return 0;
  const widest = Math.max(...ends.map(({ name }) => textWidth(name, labelSize, true)));
  return leader + 4 + Math.min(widest, 0.3 * width);
}

/** Draws the curves, the first of the list last and heaviest. */
export function drawLines(lines: readonly Line[], frame: Frame, { paint }: Painter): string {
  const drawn = lines.map(({ place, points }, k) => {
    const stroke = paint({ stroke: `curve${hueOf(place)}` });
    const width = k === 0 && lines.length > 0 ? 2.5 : 1.75;
    const dash = dashOf(place);
    const drops = dropsOf(points, frame);
    return (
      (drops === ""
        ? ""
        : `<path d="${drops}" fill="none" stroke-width="1.5" stroke-dasharray="1 3" stroke-linecap="round"${stroke}/>`) +
      `<path d="${pathOf(points)}" fill="none" stroke-width="${width}" stroke-linejoin="round"${dash && ` stroke-dasharray="${dash}"`}${stroke}/>`
    );
  });
  return drawn.reverse().join("");
}

/** Draws the names in their curves' colours, with a halo of the surface; those at the right end stop at `right`. */
export function drawNames(
  { inside, ends }: Names,
  { frame, right }: { readonly frame: Frame; readonly right: number },
  { paint }: Painter,
): string {
  const text = (line: Line, shown: string, x: number, y: number): string => {
    const whole = shown === line.name ? "" : `<title>${escapeText(line.name)}</title>`;
    const colours = paint({ fill: `text${hueOf(line.place)}`, stroke: "surface" });
    return `<text x="${round(x)}" y="${round(y)}"${colours}>${whole}${escapeText(shown)}</text>`;
  };
  const { plot } = frame;
  const most = Math.floor((plot.bottom - plot.top) / endSpace);
  const shown = ends.length > most ? ends.slice(0, most - 1) : ends;
  const from = shown.map(({ points }) => points[points.length - 1].y);
  const to = spread(from, endSpace, [plot.top + 4, plot.bottom - (ends.length > most ? endSpace + 4 : 4)]);
  const leaders = shown.map(
    ({ place }, k) =>
      `<path d="M${round(ends[k].points[ends[k].points.length - 1].x + 2)} ${round(from[k])}L${round(plot.right + leader - 2)} ${round(to[k])}" fill="none"${paint({ stroke: `curve${hueOf(place)}` })}/>`,
  );
  const beside = plot.right + leader;
  const more = ends.length - shown.length;
  return [
    ...leaders,
    `<g font-size="${labelSize}" font-weight="600" stroke-width="4" stroke-linejoin="round" paint-order="stroke">`,
    ...inside.map((each) => text(each.line, each.text, each.x, each.y)),
    ...shown.map((line, k) => text(line, cutText(line.name, labelSize, right - beside), beside, to[k] + 4)),
    more > 0
      ? `<text x="${round(beside)}" y="${round(plot.bottom)}"${paint({ fill: "ink2", stroke: "surface" })}>${more} more</text>`
      : "",
    "</g>",
  ].join("");
}
