import { formatLr, formatSteps } from "anneal/describe";
import type { ArmDetail, Interval } from "../data.ts";
import type { View } from "../view.ts";
import { counted, decimalsFor, fixed, listed } from "./numbers.ts";
import { inSentence } from "./schedule-words.ts";

/** How sure the answer is. */
export function sureText({ candidate, words, report }: View): string {
  if (candidate?.saved === undefined) return "There is no second schedule to hold against the constant rate.";
  const { saved, seedsBetter } = candidate;
  const decimals = decimalsFor(saved);
  const won =
    seedsBetter === undefined
      ? ""
      : ` The ${words.noun} won in ${formatSteps(seedsBetter)} of ${formatSteps(report.improvement.pairedSeeds)}.`;
  const isOutside = saved.low > 0 || saved.high < 0;
  return `Each seed trains both schedules from the same start on the same batches.${won} The mean difference is ${fixed(saved.mean, decimals)}, with a 95% interval from ${fixed(saved.low, decimals)} to ${fixed(saved.high, decimals)}. Zero is ${isOutside ? "outside it" : "inside it: these seeds cannot tell"}.`;
}

/** What the figures do not say; each a sentence. */
export function caveats(view: View): readonly string[] {
  const { details, report } = view;
  const lost =
    report.diverged > 0
      ? [
          `${counted(report.diverged, "run")} of ${formatSteps(report.runs)} diverged; they are counted and listed below.`,
        ]
      : [];
  return [
    ...alike(view),
    ...edge(view),
    ...lost,
    `The figures hold for this data, this model and ${counted(details.steps, "step")}.`,
  ];
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

/** A best rate at the end of those that were tried may not be the best one. */
function edge({ candidate, baseline, details }: View): readonly string[] {
  const arms = candidate === undefined ? [baseline] : [candidate, baseline];
  return arms.flatMap((arm) => {
    const tried = details.rates.find(({ schedule }) => schedule === arm.schedule)?.points ?? [];
    const ended = tried.filter(({ loss }) => loss !== null).map(({ peakLr }) => peakLr);
    if (ended.length < 2) return [];
    const [low, high] = [Math.min(...ended), Math.max(...ended)];
    const which = arm.peakLr <= low ? "lowest" : arm.peakLr >= high ? "highest" : undefined;
    const isLimit = which === "highest" && tried.some(({ loss, peakLr }) => loss === null && peakLr > high);
    if (which === undefined || isLimit) return [];
    return [
      `The rate of ${inSentence(arm.label)}, ${formatLr(arm.peakLr)}, is the ${which} that was tried; a ${which === "lowest" ? "lower" : "higher"} one may do better.`,
    ];
  });
}

/** What stands above the table: how the arms compare, and why another one with a lower mean is not recommended. */
export function comparedText(view: View): string {
  const { details, candidate, isBaselineBest, report } = view;
  const seeds = Math.max(...details.arms.map((arm) => arm.seeds.length), 0);
  const first = `Each at its own best rate, over ${counted(seeds, "seed")}.`;
  if (details.notes.length > 0) return `${first} ${details.notes.join(" ")}`;
  const chosen: ArmDetail | undefined = isBaselineBest ? undefined : candidate;
  const lower = details.arms.filter((arm) => arm.test.mean < report.recommended.test.mean);
  if (chosen === undefined || lower.length === 0) return first;
  const names = listed(lower.map(({ label }) => inSentence(label)));
  return `${first} The recommended one has the largest saving at the cautious end of its interval, not the lowest mean: ${names} ${lower.length === 1 ? "has" : "have"} a lower one.`;
}
