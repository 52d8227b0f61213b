import { formatLr, formatShare, formatSteps } from "anneal/describe";
import type { View } from "../view.ts";
import { isOutside } from "./certainty.ts";
import { counted, duration, lossText, money, none } from "./numbers.ts";
import { inSentence } from "./schedule-words.ts";

/** The answer as the title of the report. */
export function titleOf({ report, words, isBaselineBest }: View): string {
  const { baseline, recommended, details } = report;
  if (!details.certain || isBaselineBest)
    return `No schedule beat the best constant rate, ${formatLr(baseline.peakLr)}, for certain.`;
  const peak = formatLr(recommended.peakLr);
  return words.object === undefined
    ? `Use ${inSentence(recommended.label)}, peak ${peak}.`
    : `Use ${words.object} with a peak of ${peak}.`;
}

/** The sentence under the title. */
export function leadOf(view: View): string {
  const { report, candidate, percents, words } = view;
  const { improvement, details } = report;
  if (candidate === undefined)
    return "No other schedule came to an end, so there is nothing to hold against it.";
  if (details.certain && !view.isBaselineBest) {
    return view.noShares === undefined
      ? `It ends with ${lossWords(improvement.relative, percents.size)} than the best constant rate${reachWords(view)}.`
      : `It ends with ${bothLosses(view)}${reachWords(view)}. Here ${view.noShares}.`;
  }
  const best = view.isBaselineBest ? "The nearest one" : "The best guess";
  const name = `${inSentence(candidate.label)}, peak ${formatLr(candidate.peakLr)}`;
  if (view.isBaselineBest) {
    return `${best}, ${name}, was not better for certain over ${counted(pairsOf(view), "paired seed")}. A constant rate is the simpler choice.`;
  }
  const { low, high } = improvement;
  if (view.noShares !== undefined)
    return `${best} is ${name}: ${bothLosses(view)}. Here ${view.noShares}, and with ${counted(improvement.pairedSeeds, "seed")} the two cannot be told apart.`;
  if (!isNumber(low) || !isNumber(high)) {
    return `${best} is ${name}: ${lossWords(improvement.relative, percents.size)} with ${counted(improvement.pairedSeeds, "paired seed")}, which gives no interval. More seeds would.`;
  }
  const range = `${lossWords(improvement.low, percents.size)} to ${lossWords(improvement.high, percents.size)}`;
  return `${best} is ${name}: ${lossWords(improvement.relative, percents.size)} on average, with a 95% interval from ${range}. With ${counted(improvement.pairedSeeds, "seed")} the ${words.noun} and a constant rate cannot be told apart.`;
}

/** `a loss of 3.2e-8, the best constant rate with 4.1e-8`: what is said where no share is. */
export const bothLosses = ({ candidate, baseline, decimals }: View): string =>
  `a loss of ${lossText(candidate?.test.mean, decimals)}, the best constant rate with ${lossText(baseline.test.mean, decimals)}`;

/** What is not a number in a report is `null` in its JSON. */
const isNumber = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value);

const pairsOf = ({ report }: View): number => report.improvement.pairedSeeds;

/** `19% less loss`, `2% more loss`, `the same loss`. */
export function lossWords(share: number, size: (share: number) => string, what = "loss"): string {
  if (!isNumber(share)) return `an unknown change of ${what}`;
  const text = size(share);
  if (Number.parseFloat(text) === 0) return `the same ${what}`;
  return `${text} ${share > 0 ? "less" : "more"} ${what}`;
}

function reachWords({ report, details }: View): string {
  const { stepsToBaseline: step } = report;
  if (step === null) return "";
  if (step >= details.steps) return ", and needs all the steps to reach that rate’s result";
  return `, and reaches that rate’s result after ${formatSteps(step)} of ${formatSteps(details.steps)} steps`;
}

/** One of the four figures under the title. */
export interface Figure {
  readonly value: string;
  readonly what: string;
  readonly note: string;
}

/** The four figures; they keep their places whatever they say. */
export function figuresOf(view: View): readonly Figure[] {
  const { report, percents, details } = view;
  const { relative, low, high } = report.improvement;
  const loss: Figure = {
    value: view.noShares === undefined ? percents.change(relative) : none,
    what: "loss on unseen data",
    note:
      view.noShares ??
      (isNumber(low) && isNumber(high)
        ? `95% interval ${percents.change(low)} to ${percents.change(high)}`
        : "no interval: too few seeds"),
  };
  return [
    loss,
    stepsFigure(view),
    seedsFigure(view),
    details.pricePerHour === undefined ? timeFigure(view) : costFigure(view, details.pricePerHour),
  ].map((figure) => (view.isSure || !figure.what.endsWith(sameLoss) ? figure : uncertain(figure)));
}

const sameLoss = "to the same loss";

/** What a schedule saves on the way is not said of one that may save nothing. */
const uncertain = ({ what }: Figure): Figure => ({ value: none, what, note: "not certain" });

function stepsFigure({ candidate, details }: View): Figure {
  const step = candidate?.stepsToBaseline;
  const what = `steps ${sameLoss}`;
  if (typeof step !== "number") return { value: none, what, note: "the same loss was not reached" };
  return {
    value: savedShare(step, details.steps),
    what,
    note: `${formatSteps(step)} instead of ${formatSteps(details.steps)}`,
  };
}

const savedShare = (step: number, steps: number): string =>
  step >= steps ? "0%" : `−${formatShare(Math.round(100 * (1 - step / steps)) / 100)}`;

function seedsFigure({ candidate, report, details }: View): Figure {
  const better = candidate?.seedsBetter;
  const pairs = report.improvement.pairedSeeds;
  return {
    value: better === undefined ? none : `${formatSteps(better)} of ${formatSteps(pairs)}`,
    what: "paired seeds better",
    note: isOutside(details) ? "paired by ANNEAL_SEED" : "same start, same order",
  };
}

/** Seconds that the constant rate takes for its run, and the schedule until it has the same loss. */
function secondsOf({
  candidate,
  baseline,
  details,
}: View): { readonly whole: number; readonly until: number } | undefined {
  const step = candidate?.stepsToBaseline;
  const ends = details.allRuns.filter(
    ({ stage, schedule, diverged }) =>
      stage === "final" &&
      diverged === undefined &&
      (schedule === candidate?.schedule || schedule === baseline.schedule),
  );
  const sum = (pick: (run: (typeof ends)[number]) => number): number =>
    ends.reduce((all, run) => all + pick(run), 0);
  const perStep = sum((run) => run.seconds) / sum((run) => run.steps);
  if (typeof step !== "number" || !(perStep > 0) || !Number.isFinite(perStep)) return undefined;
  return { whole: perStep * details.steps, until: perStep * Math.min(step, details.steps) };
}

function timeFigure(view: View): Figure {
  const what = `time ${sameLoss}`;
  const seconds = secondsOf(view);
  const step = view.candidate?.stepsToBaseline;
  if (seconds === undefined || typeof step !== "number")
    return { value: none, what, note: "the same loss was not reached" };
  return {
    value: savedShare(step, view.details.steps),
    what,
    note: `${duration(seconds.until)} instead of ${duration(seconds.whole)} a run`,
  };
}

function costFigure(view: View, perHour: number): Figure {
  const what = `cost ${sameLoss}`;
  const step = view.candidate?.stepsToBaseline;
  const price = `${money(perHour)} per hour, your figure`;
  if (typeof step !== "number") return { value: none, what, note: price };
  const seconds = secondsOf(view);
  const cost = (time: number): number => (time / 3600) * perHour;
  const isWorthSaying = seconds !== undefined && cost(seconds.whole) >= 0.01;
  const note = isWorthSaying
    ? `${money(cost(seconds.until))} instead of ${money(cost(seconds.whole))} a run, at ${price}`
    : price;
  return { value: savedShare(step, view.details.steps), what, note };
}
