import { summaryLines, type TuneReport } from "@anneal/lab";
import { formatLr } from "anneal/describe";
import { alignColumns, wrap } from "../output/layout.ts";
import type { Pen } from "../output/look.ts";
import { printable } from "../output/text-width.ts";
import { retainedLines } from "./retained-lines.ts";

export interface SummaryOptions {
  readonly pen: Pen;
  readonly width: number;
  /** A row for every schedule. */
  readonly all: boolean;
}

/** What was found: the answer, how sure it is and what it saves; every schedule where that is asked for; the notes. */
export function summaryOf(report: TuneReport, { pen, width, all }: SummaryOptions): readonly string[] {
  const { certain, notes } = report.details;
  const [first, ...rest] = summaryLines(report).map(printable);
  const mark = certain ? pen.ok(first[0]) : pen.warn(first[0]);
  const table = all || !certain ? ["", ...rows(report)] : [];
  const said = notes.flatMap((note) =>
    wrap(printable(note), width - 2, "  ").map((line, i) => (i === 0 ? `${pen.dim("·")} ${line}` : line)),
  );
  return [
    `${mark}${pen.bold(first.slice(1))}`,
    ...rest.map(pen.bold),
    ...table,
    ...retainedLines(report),
    ...said,
  ];
}

function rows({ details, recommended }: TuneReport): readonly string[] {
  const head = ["  schedule", "best peak", "test loss", "95% interval", "accuracy", "seeds better", ""];
  const cells = details.arms.map((arm) => [
    `  ${printable(arm.label)}`,
    formatLr(arm.peakLr),
    arm.test.mean.toPrecision(4),
    `${arm.test.low.toPrecision(4)} – ${arm.test.high.toPrecision(4)}`,
    arm.accuracy === undefined ? "" : `${(100 * arm.accuracy.mean).toFixed(1)}%`,
    arm.saved === undefined ? "baseline" : `${arm.seedsBetter} of ${arm.seeds.length}`,
    arm.schedule === recommended.schedule ? "*" : "",
  ]);
  return alignColumns([head, ...cells], [1, 2, 3, 4, 5]);
}
