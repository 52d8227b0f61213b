import { formatLr, formatLrFixed, formatShare, formatSteps, type Summary, sentence } from "anneal/describe";
import type { Layer } from "../input/layers.ts";
import { alignColumns, flow } from "../output/layout.ts";
import type { Pen } from "../output/look.ts";
import { printable, shorten, shortenName, textWidth } from "../output/text-width.ts";

/** How a report looks. */
interface Look {
  readonly pen: Pen;
  readonly width: number;
}

const inSteps = (steps: number): string => `${formatSteps(steps)} ${steps === 1 ? "step" : "steps"}`;

/** The name of one schedule, its phases, and the numbers that matter. */
export function oneSchedule(layer: Layer, summary: Summary, look: Look): readonly string[] {
  const { pen, width } = look;
  const fact = (label: string, value: string): string => `${pen.dim(label)} ${value}`;
  const numbers = [
    fact("first", formatLr(summary.first)),
    `${fact("peak", formatLr(summary.peak))} ${pen.dim("at")} ${formatSteps(summary.peakStep)}`,
    fact("last", formatLr(summary.last)),
    fact("mean", formatLr(summary.mean)),
    fact("sum of LR", formatLr(summary.sum) + (summary.sampled ? " (estimated)" : "")),
  ];
  return [
    ...heading(layer, look),
    ...inOneLine(numbers, width),
    ...flow(beginnings(summary, look), { width }),
    ...flow(events(summary, look), { width }),
  ];
}

/** Facts in one line, closer together where that is needed; else in several. */
function inOneLine(facts: readonly string[], width: number): readonly string[] {
  const close = flow(facts, { width, gap: "  " });
  const wide = flow(facts, { width });
  return wide.length > 1 && close.length === 1 ? close : wide;
}

/** Name and phases on the left, length on the right; phases on lines of their own where the line is too short. */
function heading(layer: Layer, { pen, width }: Look): readonly string[] {
  const { curve, horizon, spec } = layer;
  const name = shortenName(printable(layer.name), Math.max(8, width - 24));
  const steps = inSteps(horizon.steps);
  const words = printable(sentence(curve, horizon.steps, spec));
  const line = words === "" ? pen.bold(name) : `${pen.bold(name)}   ${words}`;
  const gap = width - textWidth(line) - textWidth(steps);
  if (gap >= 2) return [line + " ".repeat(gap) + steps];
  const phases = flow(words.split(/(?= → )/), { width, gap: "", indent: " " });
  return [`${pen.bold(name)}   ${steps}`, ...phases];
}

/** The most of anything in one line of facts. */
const most = 6;
/** The library lists this many restarts or snapshots of a repeat, and no more. */
const mostListed = 9_999;

function beginnings({ phases }: Summary, { pen }: Look): readonly string[] {
  const later = phases.slice(1);
  const named = later
    .slice(0, most)
    .map(
      ({ name, start }, i) =>
        `${i === 0 ? "" : pen.dim("· ")}${pen.dim(`${name} begins at`)} ${formatSteps(Math.ceil(start))}`,
    );
  return later.length > most ? [...named, pen.dim(`and ${later.length - most} more phases`)] : named;
}

function events({ restarts, snapshots }: Summary, { pen }: Look): readonly string[] {
  const list = (name: string, steps: readonly number[]): string[] => {
    if (steps.length === 0) return [];
    const some = steps.length >= mostListed ? "the first " : "";
    const count = steps.length === 1 ? `1 ${name}` : `${some}${formatSteps(steps.length)} ${name}s`;
    const shown =
      steps.length > most
        ? [...steps.slice(0, 3).map(formatSteps), "…", formatSteps(steps[steps.length - 1])]
        : steps.map(formatSteps);
    return [`${pen.dim(`${count} at`)} ${shown.join(", ")}`];
  };
  return [...list("restart", restarts), ...list("snapshot", snapshots)];
}

/** Columns of a name in a table or a picture of several schedules. */
export const longestName = 18;

/** Several schedules: what each does, and their numbers in one table. */
export function severalSchedules(
  layers: readonly Layer[],
  summaries: readonly Summary[],
  look: Look,
): readonly string[] {
  const { pen, width } = look;
  const names = layers.map((layer, i) => `${i + 1} ${shortenName(printable(layer.name), longestName)}`);
  const longest = Math.max(...names.map(textWidth));
  const same = layers.every((layer) => layer.horizon.steps === layers[0].horizon.steps);
  const words = layers.flatMap(({ curve, horizon, spec }, i): readonly string[] => {
    const phases = printable(sentence(curve, horizon.steps, spec));
    const length = same ? "" : `   ${pen.dim(inSteps(horizon.steps))}`;
    const room = Math.max(10, width - longest - 2);
    const lines = flow([...phases.split(/(?= → )/)], {
      width: room - textWidth(length),
      gap: "",
      indent: " ",
    });
    return lines.map((line, row) => {
      const name = row === 0 ? pen.bold(names[i]) : "";
      const gap = " ".repeat(longest + 2 - (row === 0 ? textWidth(names[i]) : 0));
      return name + gap + shorten(line, room) + (row === 0 ? length : "");
    });
  });
  const [first] = summaries;
  const rows = summaries.map((each, i) => [
    names[i],
    formatLrFixed(each.first),
    formatLrFixed(each.peak),
    formatSteps(each.peakStep),
    formatLrFixed(each.last),
    formatLrFixed(each.mean),
    formatLrFixed(each.sum),
    i === 0 || !(first.sum > 0) ? "" : change(each.sum / first.sum - 1),
  ]);
  const head = ["", "first", "peak", "at step", "last", "mean", "sum of LR", "vs 1"];
  const [headLine, ...lines] = fittingColumns([head, ...rows], width);
  return [
    ...words,
    "",
    pen.dim(headLine),
    ...lines,
    ...(same ? [pen.dim(`over ${inSteps(layers[0].horizon.steps)}`)] : []),
  ];
}

/** Columns that a narrow table does without, the first one first. */
const spare = ["at step", "first", "mean", "sum of LR", "last", "vs 1", "peak"];

/** Rows in aligned columns; whole columns are left out until the lines fit. */
function fittingColumns(rows: readonly (readonly string[])[], width: number): readonly string[] {
  let kept = rows;
  for (const name of spare) {
    const lines = alignColumns(kept, [1, 2, 3, 4, 5, 6, 7]);
    if (lines.every((line) => textWidth(line) <= width)) return lines;
    const out = kept[0].indexOf(name);
    kept = kept.map((row) => row.filter((_, i) => i !== out));
  }
  return alignColumns(kept).map((line) => shorten(line, width));
}

const change = (share: number): string =>
  Math.abs(share) < 5e-4 ? "same" : `${share < 0 ? "−" : "+"}${formatShare(Math.abs(share))}`;
