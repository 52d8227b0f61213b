import { formatSteps } from "anneal/describe";
import type { Interval, TuneDetails } from "../data.ts";
import type { View } from "../view.ts";
import { counted, decimalsFor, differenceText, listed } from "./numbers.ts";
import { inSentence } from "./schedule-words.ts";

/** How sure the answer is. */
export function sureText({ candidate, words, report, details }: View): string {
  if (candidate?.saved === undefined) return "There is no second schedule to hold against the constant rate.";
  const { saved, seedsBetter } = candidate;
  const decimals = decimalsFor(saved);
  const won =
    seedsBetter === undefined
      ? ""
      : ` The ${words.noun} won in ${formatSteps(seedsBetter)} of ${formatSteps(report.improvement.pairedSeeds)}.`;
  const isZeroOutside = saved.low > 0 || saved.high < 0;
  const same = isOutside(details) ? ", if the command takes them from ANNEAL_SEED" : "";
  return `Each seed trains both schedules from the same start on the same batches${same}.${won} The mean difference is ${differenceText(saved.mean, decimals)}, with a 95% interval from ${differenceText(saved.low, decimals)} to ${differenceText(saved.high, decimals)}. Zero is ${isZeroOutside ? "outside it" : "inside it: these seeds cannot tell"}.`;
}

/** Whether an outside command trained: neither its optimizer nor what it does with a seed is known. */
export const isOutside = ({ command, optimizer }: TuneDetails): boolean =>
  optimizer === undefined || command.some((word) => /^--exec(=|$)/.test(word));

/** What the figures do not say: sentences that belong together, and notes that stand alone. */
export interface Caveats {
  readonly text: string;
  readonly notes: readonly string[];
}

/** What the figures do not say. Notes of the search stand as they were written. */
export function caveats(view: View): Caveats {
  const { details, report } = view;
  const lost =
    report.diverged > 0
      ? [`${counted(report.diverged, "run")} of ${formatSteps(report.runs)} diverged; all are listed below.`]
      : [];
  const last = `The figures hold for this data, this model and ${counted(details.steps, "step")}.`;
  return { text: [...alike(view), last, ...lost].join(" "), notes: details.notes };
}

const within = (value: number, { low, high }: Interval): boolean => value >= low && value <= high;

/** Schedules that lie within the interval of the one that is shown, and it within theirs. */
function alike({ candidate, baseline, details }: View): readonly string[] {
  if (candidate === undefined) return [];
  const others = details.arms.filter(
    (arm) =>
      arm.schedule !== candidate.schedule &&
      arm.schedule !== baseline.schedule &&
      within(arm.test.mean, candidate.test) &&
      within(candidate.test.mean, arm.test),
  );
  if (others.length === 0) return [];
  const names = [candidate, ...others].map(({ label }) => label);
  const text = listed(names.map((name, k) => (k === 0 ? name : inSentence(name))));
  const count = ["", "", "either", "any of the three", "any of the four"][names.length] ?? "any of them";
  return [`${text} lie within each other’s intervals: ${count} is a good choice here.`];
}

/** What stands above the table: how the arms compare, and that one with a lower mean is not the recommended one. */
export function comparedText(view: View): string {
  const { details, candidate, isBaselineBest } = view;
  const seeds = Math.max(...details.arms.map((arm) => arm.seeds.length), 0);
  const first = `Each at its own best rate, over ${counted(seeds, "seed")}.`;
  const chosen = isBaselineBest ? undefined : candidate;
  const lower = details.arms.filter((arm) => chosen !== undefined && arm.test.mean < chosen.test.mean);
  if (lower.length === 0) return first;
  return `${first} The recommended one is not the one with the lowest mean: it was chosen on the validation data, by the cautious end of its interval.`;
}
