import type { TuneReport } from "@anneal/lab";
import { formatLr, formatSteps } from "anneal/describe";
import { alignColumns, wrap } from "../output/layout.ts";
import type { Pen } from "../output/look.ts";

export interface SummaryOptions {
  readonly pen: Pen;
  readonly width: number;
  /** A row for every schedule. */
  readonly all: boolean;
}

/** What was found, in a few lines: the answer, how sure it is, and what it saves. */
export function summaryOf(report: TuneReport, { pen, width, all }: SummaryOptions): readonly string[] {
  const { details } = report;
  const answer = wrap(sentence(report), width - 2, "  ");
  const head = details.certain ? pen.ok("✓") : pen.warn("!");
  const table = all || !details.certain ? ["", ...rows(report)] : [];
  const notes = details.notes.flatMap((note) =>
    wrap(note, width - 2, "  ").map((line, i) => (i === 0 ? `${pen.dim("·")} ${line}` : line)),
  );
  return [`${head} ${pen.bold(answer[0])}`, ...answer.slice(1), ...table, ...notes];
}

function sentence(report: TuneReport): string {
  const { recommended, baseline, improvement, stepsToBaseline, details } = report;
  const lr = formatLr(recommended.peakLr);
  const { relative, low, high, pairedSeeds } = improvement;
  const better = details.arms.find((arm) => arm.schedule === recommended.schedule)?.seedsBetter ?? 0;
  const interval = `95%: ${percent(low)} to ${percent(high)}, ${better} of ${pairedSeeds} seeds better`;
  if (!details.certain) {
    return (
      `No schedule beat the best ${baseline.label.toLowerCase()} rate, ${formatLr(baseline.peakLr)}, for certain. ` +
      `The nearest: ${recommended.label}, peak ${lr}, with ${lessLoss(relative)} (${interval}).`
    );
  }
  const saving =
    stepsToBaseline === null || stepsToBaseline >= details.steps
      ? ""
      : `; the same loss after ${formatSteps(stepsToBaseline)} of ${formatSteps(details.steps)} steps`;
  return (
    `Use ${recommended.label[0].toLowerCase()}${recommended.label.slice(1)}, peak ${lr}: ${lessLoss(relative)} than ` +
    `${baseline.label.toLowerCase()} at its best rate, ${formatLr(baseline.peakLr)} (${interval})${saving}.`
  );
}

function rows({ details, recommended }: TuneReport): readonly string[] {
  const cells = details.arms.map((arm) => [
    `  ${arm.label}`,
    formatLr(arm.peakLr),
    arm.test.mean.toPrecision(4),
    `${arm.test.low.toPrecision(4)} – ${arm.test.high.toPrecision(4)}`,
    arm.accuracy === undefined ? "" : `${(100 * arm.accuracy.mean).toFixed(1)}%`,
    arm.saved === undefined ? "baseline" : `${arm.seedsBetter} of ${arm.seeds.length}`,
    arm.schedule === recommended.schedule ? "recommended" : "",
  ]);
  const head = ["  schedule", "best peak", "test loss", "95% interval", "accuracy", "seeds better", ""];
  return alignColumns([head, ...cells], [1, 2, 3, 4, 5]);
}

const lessLoss = (share: number): string => `${percent(Math.abs(share))} ${share < 0 ? "more" : "less"} loss`;

/** `19%`, `−0.4%`: two digits where there are fewer than ten percent. */
export function percent(share: number): string {
  if (Number.isNaN(share)) return "unknown";
  const value = 100 * Math.abs(share);
  const text = value >= 9.95 ? value.toFixed(0) : value.toFixed(1);
  return `${share < 0 && Number(text) !== 0 ? "−" : ""}${text}%`;
}
