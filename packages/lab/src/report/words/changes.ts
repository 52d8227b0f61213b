import {
  formatLr,
  formatShare,
  formatSteps,
  type Phase,
  phases,
  summarise,
  updatesIn,
} from "anneal/describe";
import type { View } from "../view.ts";
import { counted, fixed, shortLoss } from "./numbers.ts";
import { inSentence } from "./schedule-words.ts";

/** What the schedule does otherwise than a constant rate, in plain words. */
export function changesText(view: View): string {
  const { candidate, baseline, curve, details } = view;
  const first = "A constant rate takes equally long steps to the end and keeps jumping over the best point.";
  if (candidate === undefined) return first;
  const found = curve === undefined ? [] : phases(curve, details.steps, candidate.spec);
  const start = timesAsLong(candidate.peakLr / baseline.peakLr);
  const warmup = warmupWords(found, details.steps);
  const whose =
    view.report.details.certain && !view.isBaselineBest ? "The recommended schedule" : candidate.label;
  const cycles = found.find(({ name }) => name === "cycles");
  if (cycles !== undefined)
    return `${first} ${whose} goes from steps ${start} to short ones again and again${cycles.shape === undefined ? "" : ` (${cycles.shape})`}: each start looks for a better place, each end settles in it.${warmup}`;
  const fall = found.find(({ name }) => name === "cooldown");
  if (fall === undefined || curve === undefined) return `${first} ${whose} takes steps ${start}.${warmup}`;
  const end = curve.at(details.steps);
  const to =
    end <= 1e-9 * candidate.peakLr
      ? "to zero"
      : `to ${formatLr(end)}, ${formatShare(end / candidate.peakLr)} of the peak`;
  const hold = found.find(({ name, end: until }) => name === "hold" && until <= fall.start);
  const way =
    hold === undefined
      ? `starts with steps ${start} and shortens them ${to}, so it covers the ground early and settles at the end`
      : `holds steps ${start} until step ${formatSteps(Math.ceil(fall.start))} and then shortens them ${to}, so it covers the ground first and settles at the end`;
  return `${first} ${whose} ${way}.${warmup}`;
}

function warmupWords(found: readonly Phase[], steps: number): string {
  const warmup = found[0]?.name === "warmup" ? found[0] : undefined;
  if (warmup === undefined || updatesIn(warmup) >= steps) return "";
  return ` Its first ${counted(updatesIn(warmup), "step")} warm up, since long steps from an untrained start can throw a run off.`;
}

/** `twice as long`, `equally long`, `3.2 times as long`. */
function timesAsLong(ratio: number): string {
  if (!(ratio > 0) || !Number.isFinite(ratio)) return "of another length";
  if (Math.abs(ratio - 1) < 0.02) return "equally long";
  if (Math.abs(ratio - 2) < 0.02) return "twice as long";
  if (Math.abs(ratio - 0.5) < 0.01) return "half as long";
  return ratio > 1
    ? `${Number(ratio.toPrecision(2))} times as long`
    : `${formatShare(Number(ratio.toPrecision(2)))} as long`;
}

/** One stage of the trace: what it is, and facts about it. */
export interface Stage {
  readonly name: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** The way from what entered, through what the schedule changed, to how that shows in the result. */
export function traceOf(view: View): readonly Stage[] {
  return [entered(view), changed(view), result(view)];
}

function entered({ report, details, candidate, baseline }: View): Stage {
  const optimizer = details.optimizer === undefined ? [] : [["optimizer", details.optimizer.kind] as const];
  const seeds = Math.max(candidate?.seeds.length ?? 0, baseline.seeds.length);
  return {
    name: "What entered",
    facts: [
      ["data", report.task],
      ...details.facts.slice(0, 2).map(({ name, value }) => [name, value] as const),
      ...optimizer,
      [
        "each run",
        `${counted(details.steps, "step")}${details.batchSize === undefined ? "" : `, batch ${formatSteps(details.batchSize)}`}`,
      ],
      ["final seeds", `${formatSteps(seeds)}, fresh, the same for both`],
    ],
  };
}

function changed({ candidate, baseline, curve, baselineCurve, details }: View): Stage {
  const name = "What the schedule changed";
  if (candidate === undefined || curve === undefined || baselineCurve === undefined)
    return { name, facts: [] };
  const [own, base] = [summarise(curve, details.steps), summarise(baselineCurve, details.steps)];
  const pair = (from: number, to: number): string => `${formatLr(from)} → ${formatLr(to)}`;
  const below = stepsBelow(curve.at, baseline.peakLr, details.steps);
  return {
    name,
    facts: [
      ["peak LR", pair(base.peak, own.peak)],
      ["LR at half the run", pair(base.half, own.half)],
      ["LR at the end", pair(base.final, own.final)],
      ["sum of all LRs", pair(base.sum, own.sum)],
      ...(below === undefined
        ? []
        : [["below the constant rate", `from step ${formatSteps(below)} on`] as const]),
    ],
  };
}

/** The step from which the schedule stays below the constant rate. */
function stepsBelow(at: (step: number) => number, level: number, steps: number): number | undefined {
  const last = steps - 1;
  if (!(at(last) < level)) return undefined;
  let [above, below] = [-1, last];
  const stride = Math.max(1, Math.floor(steps / 5000));
  for (let step = last; step >= 0; step -= stride) {
    if (at(step) >= level) {
      above = step;
      break;
    }
    below = step;
  }
  while (below - above > 1) {
    const middle = Math.floor((above + below) / 2);
    if (at(middle) >= level) above = middle;
    else below = middle;
  }
  return above < 0 ? undefined : below;
}

function result({ candidate, baseline, details, decimals }: View): Stage {
  const name = "How that shows";
  if (candidate === undefined) return { name, facts: [] };
  const half = (arm: typeof baseline): number | undefined => {
    const past = arm.curve.filter(({ step }) => step <= details.steps / 2);
    return past[past.length - 1]?.loss;
  };
  const step = candidate.stepsToBaseline;
  const reached = typeof step === "number" ? `at step ${formatSteps(step)}` : "not reached";
  const share = (value: number): string => formatShare(Math.round(value * 1000) / 1000);
  return {
    name,
    facts: [
      ["validation loss, half-way", `${shortLoss(half(baseline))} → ${shortLoss(half(candidate))}`],
      [
        "validation loss, end",
        `${shortLoss(baseline.curve.at(-1)?.loss ?? baseline.valid.mean)} → ${shortLoss(candidate.curve.at(-1)?.loss ?? candidate.valid.mean)}`,
      ],
      [`constant’s final loss`, reached],
      ["test loss", `${fixed(baseline.test.mean, decimals)} → ${fixed(candidate.test.mean, decimals)}`],
      ...(candidate.accuracy === undefined || baseline.accuracy === undefined
        ? []
        : [
            [
              "test accuracy",
              `${share(baseline.accuracy.mean)} → ${share(candidate.accuracy.mean)}`,
            ] as const,
          ]),
    ],
  };
}

/** The caption of the trace: which way its arrows go. */
export const traceCaption = ({ candidate, baseline }: View): string =>
  candidate === undefined
    ? ""
    : `Each arrow goes from the best constant rate, ${formatLr(baseline.peakLr)}, to ${inSentence(candidate.label)}.`;
