import { partsOf } from "anneal";
import {
  type Difference,
  formatLr,
  formatLrs,
  formatShare,
  formatSteps,
  type Gap,
  sentence,
} from "anneal/describe";
import { alignColumns, flow, wrap } from "../../output/layout.ts";
import type { Look, Pen } from "../../output/look.ts";
import { printable, shortenName, textWidth } from "../../output/text-width.ts";
import { type PlotLayer, plot } from "../../plot/plot.ts";
import type { Side, Sides } from "./sides.ts";
import type { Track } from "./tracks.ts";

/** How a report is written. */
export interface Style {
  readonly look: Look;
  readonly pen: Pen;
  readonly log: boolean;
  readonly tolerance: number;
}

/** The comparison as lines: who they are, their pictures, the numbers, and why. */
export function report(sides: Sides, tracks: readonly Track[], style: Style): readonly string[] {
  const different = tracks.filter(({ found }) => !found.equal);
  const [shown] = different.length > 0 ? different : tracks;
  const rest = different.filter((track) => track !== shown);
  return [
    ...[sides.a, sides.b].flatMap((side, i) => heading(side, shown.layers[i], style)),
    "",
    ...picture(sides, shown, style),
    "",
    ...verdict(tracks, shown, style),
    ...(shown.found.equal ? [] : [...numbers(shown.found, style), ...why(shown.found, style)]),
    ...rest.flatMap((track) => shortly(track, style)),
  ];
}

/** `A  OneCycleLR (torch)  warmup 29 (cosine) → cooldown 71 (cosine)`. */
function heading(
  { letter, name, layers }: Side,
  { curve, horizon, spec }: Track["layers"][0],
  { pen, look }: Style,
): readonly string[] {
  const { foreign } = layers[0];
  const scheduler = foreign && name !== foreign.scheduler ? `${foreign.scheduler}, ` : "";
  const whose = foreign === undefined ? "" : ` (${scheduler}${foreign.framework})`;
  const title = `${pen.bold(letter)}  ${shortenName(printable(name), 40)}${whose}`;
  const phases = printable(sentence(curve, horizon.steps, spec));
  if (textWidth(title) + textWidth(phases) + 3 <= look.width) return [`${title}   ${phases}`];
  const lines = flow(phases.split(/(?= → )/), { width: look.width - 3, gap: "", indent: " " });
  return [title, ...lines.map((line) => `   ${line}`)];
}

function picture({ a, b, steps }: Sides, { layers, found }: Track, { look, log }: Style): readonly string[] {
  const drawn = layers.map(({ curve, horizon }, i): PlotLayer => {
    const starts = partsOf(curve, horizon.steps).flatMap(({ start }) => [
      Math.ceil(start) - 1,
      Math.ceil(start),
    ]);
    const marks = starts.filter((step) => step >= 0 && step < steps).sort((x, y) => x - y);
    return { name: [a, b][i].letter, at: curve.at, steps, marks };
  });
  const shown = found.equal ? drawn.slice(0, 1) : drawn;
  return plot(shown, { width: look.width, ascii: look.ascii, log });
}

const inUpdates = (count: number): string => `${formatSteps(count)} ${count === 1 ? "update" : "updates"}`;

function verdict(
  tracks: readonly Track[],
  { name, found }: Track,
  { pen, tolerance }: Style,
): readonly string[] {
  const { equal, steps, differing, sampled } = found;
  const within = tolerance === 0 ? "to the last bit" : `within ${formatLr(tolerance)} of each`;
  const looked = sampled ? " that were looked at" : "";
  if (equal) {
    const what = tracks.map((track) => track.name).join(", ");
    return [`${pen.ok("=")} ${what} equal at all ${inUpdates(steps)}${looked}, ${within}`];
  }
  const all =
    differing === steps ? `all ${inUpdates(steps)}` : `${formatSteps(differing)} of ${inUpdates(steps)}`;
  return [`${pen.warn("≠")} ${name} differs at ${all}${looked}`];
}

/** The numbers of a difference, in columns. */
function numbers({ first, largest, last, end, sum, steps }: Difference, { pen }: Style): readonly string[] {
  const row = (label: string, gap: Gap | undefined): string[][] =>
    gap === undefined ? [] : [[label, `at ${formatSteps(gap.step)}`, ...twoLevels(gap.a, gap.b)]];
  const isLast = last !== undefined && last.step < steps - 1;
  const rows = [
    ["", "", "A", "B", "B / A"].map(pen.dim),
    ...row("first difference", first),
    ...row("largest", largest),
    ...(isLast ? row("last difference", last) : []),
    ...row("last update", end),
    ["sum of LR", "", ...twoLevels(sum.a, sum.b)],
  ];
  return alignColumns(rows, [1, 2, 3, 4]);
}

/** Two levels and their ratio. */
const twoLevels = (a: number, b: number): readonly string[] => [
  ...formatLrs(a, b),
  a === 0 || b === 0 ? "" : ratioOf(b / a),
];

/** `same`, `+1.2%`, `×2.5`. */
function ratioOf(ratio: number): string {
  if (!Number.isFinite(ratio)) return "";
  if (ratio < 0 || ratio >= 2 || ratio <= 0.5) return `×${formatLr(ratio)}`;
  if (ratio === 1) return "same";
  const share = ratio - 1;
  return `${share < 0 ? "−" : "+"}${Math.abs(share) < 1e-5 ? `${formatLr(Math.abs(share) * 100)}%` : formatShare(Math.abs(share))}`;
}

function why({ reasons }: Difference, { pen, look }: Style): readonly string[] {
  return [
    "",
    pen.dim("why"),
    ...reasons.flatMap(({ text }) => wrap(printable(`· ${text}`), look.width, "  ")),
  ];
}

/** A further difference: a line, and its reasons. */
function shortly({ name, found }: Track, style: Style): readonly string[] {
  const { first, differing, steps, reasons } = found;
  const where = first === undefined ? "" : `, first at update ${formatSteps(first.step)}`;
  return [
    "",
    `${style.pen.warn("≠")} ${name} differs at ${formatSteps(differing)} of ${inUpdates(steps)}${where}`,
    ...reasons.flatMap(({ text }) => wrap(printable(`· ${text}`), style.look.width, "  ")),
  ];
}
