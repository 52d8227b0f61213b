import type { Logged } from "anneal/series";
import { plotted } from "../forecast/pictures.ts";
import { plot } from "../plot/plot.ts";
import { cellOf } from "../plot/steps-axis.ts";
import { type Diagnosed, lengthOf, lossOf, marksOf } from "./diagnosed.ts";

const rows = 6;
/** The first share of a run, whose loss would press the rest flat. */
const early = 0.05;

/** LR and loss over the steps of a run, with the numbers of its findings under the axis. */
export function plotsOf(
  one: Diagnosed,
  look: { readonly width: number; readonly ascii: boolean },
): readonly string[] {
  const { lr } = one.run.log;
  const loss = lossOf(one);
  const size = { ...look, height: rows };
  const rates = lr === undefined ? [] : plot([layerOf("LR", lr)], size);
  const losses =
    loss === undefined
      ? []
      : plot([layerOf("loss", loss)], { ...size, levels: { most: lateMost(loss, lengthOf(one)) } });
  const marked = [
    ...named("LR", rates),
    ...marksUnder(rates, one),
    ...named("loss", losses),
    ...(rates.length === 0 ? marksUnder(losses, one) : []),
  ];
  return marked.length === 0 ? [] : [...marked, ""];
}

/** The points of a series that are numbers, joined by straight lines. */
function layerOf(name: string, { steps, values }: Logged) {
  const kept = Array.from(steps.keys()).filter((i) => Number.isFinite(values[i]));
  return plotted({ name, steps: kept.map((i) => steps[i]), values: kept.map((i) => values[i]) });
}

function lateMost({ steps, values }: Logged, length: number): number {
  const late = values.filter((loss, i) => Number.isFinite(loss) && steps[i] >= early * length);
  return late.reduce((most, loss) => Math.max(most, loss), Number.NEGATIVE_INFINITY);
}

const named = (name: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [name.padStart(6), ...lines];

/** A line with the number of each finding under the step where it begins; of two in one place the first. */
function marksUnder(lines: readonly string[], one: Diagnosed): readonly string[] {
  const rule = lines.at(-2) ?? "";
  const corner = Math.max(rule.indexOf("└"), rule.indexOf("+"));
  const marks = marksOf(one);
  if (corner < 0 || marks.length === 0) return [];
  const columns = rule.length - corner - 1;
  let line = "";
  for (const { number, from } of marks) {
    const cell = corner + 1 + cellOf(from, columns, lengthOf(one));
    if (cell >= line.length + (line === "" ? 0 : 1)) line = line.padEnd(cell) + number;
  }
  return [line === "" ? "" : `${"found".padStart(Math.min(6, corner))}${line.slice(Math.min(6, corner))}`];
}
