import type { FindResult } from "@anneal/lab";
import { formatLr } from "anneal/describe";
import { flow, wrap } from "../output/layout.ts";
import type { Pen } from "../output/look.ts";
import { printable } from "../output/text-width.ts";
import { rangePlot } from "./range-plot.ts";
import { duration } from "./stages.ts";

export interface FindingOptions {
  readonly pen: Pen;
  readonly width: number;
  readonly ascii: boolean;
  readonly seconds: number;
  readonly task: string;
}

/** A range test in lines: the bracket and the rules first, then the picture, then what the curve does not say. */
export function findingLines(
  { report, seeds, steps }: FindResult,
  options: FindingOptions,
): readonly string[] {
  const { pen, width, ascii, seconds } = options;
  const { bracket, suggestions, reasons } = report;
  const answer =
    bracket === undefined
      ? pen.warn("no bracket")
      : pen.bold(`bracket ${formatLr(bracket.low)} – ${formatLr(bracket.high)}`);
  const named = suggestions.flatMap(({ rule, lr }) => (lr === undefined ? [] : [`${rule} ${formatLr(lr)}`]));
  const facts = [
    `${seeds.length} ${seeds.length === 1 ? "seed" : "seeds"}, ${steps} steps, ${duration(seconds)}`,
  ];
  const says = bracket === undefined ? reasons.map(({ message }) => message) : [];
  return [
    ...flow([answer, ...named, ...facts], { width }),
    ...rangePlot(report, { width, ascii }),
    ...says.flatMap((sentence) => wrap(`! ${printable(sentence)}`, width, "  ")),
  ];
}
