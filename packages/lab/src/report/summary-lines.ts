import { formatLr, formatSteps } from "anneal/describe";
import type { TuneReport } from "./data.ts";
import { type View, viewOf } from "./view.ts";
import { bothLosses, lossWords } from "./words/answer.ts";
import { counted } from "./words/numbers.ts";
import { inSentence } from "./words/schedule-words.ts";

const width = 80;

/**
 * What the terminal says at the end of a tune: the answer after `✓`, or after `!` that there is none, with its interval
 * and what it saves. Lines of at most 80 columns, the later ones indented by two; no colour.
 */
export function summaryLines(report: TuneReport): readonly string[] {
  const view = viewOf(report);
  const isSure = report.details.certain && !view.isBaselineBest;
  return isSure
    ? wrapped(sure(view), "✓ ")
    : unsure(view).flatMap((text, k) => wrapped(text, k === 0 ? "! " : "  "));
}

function sure(view: View): string {
  const { report, details, percents } = view;
  const { recommended, improvement, stepsToBaseline } = report;
  const saved =
    view.noShares === undefined
      ? `${lossWords(improvement.relative, percents.size)} than the best constant rate`
      : bothLosses(view);
  const same =
    stepsToBaseline === null || stepsToBaseline >= details.steps
      ? ""
      : `, the same loss after ${formatSteps(stepsToBaseline)} of ${counted(details.steps, "step")}`;
  return `Use ${inSentence(recommended.label)}, peak ${formatLr(recommended.peakLr)}: ${saved} (${evidence(view)})${same}`;
}

function unsure(view: View): readonly string[] {
  const { report, candidate, percents } = view;
  const first = `No schedule beat the best constant rate, ${formatLr(report.baseline.peakLr)}, for certain.`;
  if (candidate === undefined) return [first];
  const name = `${inSentence(candidate.label)}, peak ${formatLr(candidate.peakLr)}`;
  if (view.isBaselineBest) return [first, `The nearest was ${name}`];
  const saved =
    view.noShares === undefined ? lossWords(report.improvement.relative, percents.size) : bothLosses(view);
  return [first, `The best guess is ${name}: ${saved} (${evidence(view)})`];
}

/** `95%: 5% to 34% less, 7 of 8 seeds` */
function evidence({ report, percents, candidate, noShares }: View): string {
  const { low, high, pairedSeeds } = report.improvement;
  const better = candidate?.seedsBetter;
  const seeds =
    better === undefined
      ? counted(pairedSeeds, "seed")
      : `${formatSteps(better)} of ${counted(pairedSeeds, "seed")}`;
  if (noShares !== undefined) return `${noShares}; ${seeds}`;
  if (!Number.isFinite(low) || !Number.isFinite(high)) return seeds;
  const side = (share: number): string => (share < 0 ? "more" : "less");
  const from = side(low) === side(high) ? percents.size(low) : `${percents.size(low)} ${side(low)}`;
  return `95%: ${from} to ${percents.size(high)} ${side(high)}, ${seeds}`;
}

/** Words over lines of at most 80 columns, after a mark of two. */
function wrapped(text: string, mark: string): readonly string[] {
  const lines: string[] = [];
  let line = mark;
  let isStart = true;
  for (const word of text.split(" ")) {
    if (!isStart && line.length + 1 + word.length > width) {
      lines.push(line);
      line = "  ";
      isStart = true;
    }
    line += isStart ? word : ` ${word}`;
    isStart = false;
  }
  return [...lines, line];
}
