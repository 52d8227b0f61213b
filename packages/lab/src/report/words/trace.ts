import { formatLr, formatShare, formatSteps, summarise } from "anneal/describe";
import type { ArmDetail } from "../data.ts";
import type { View } from "../view.ts";
import { counted, lossText } from "./numbers.ts";
import { inSentence } from "./schedule-words.ts";

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
      ["task", report.task],
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

function result({ candidate, baseline, details, decimals, isSure }: View): Stage {
  const name = "How that shows";
  if (candidate === undefined) return { name, facts: [] };
  const step = candidate.stepsToBaseline;
  const from = (pick: (arm: ArmDetail) => number | undefined): string =>
    `${lossText(pick(baseline), decimals)} → ${lossText(pick(candidate), decimals)}`;
  const share = (value: number): string => formatShare(Math.round(value * 1000) / 1000);
  const { accuracy } = candidate;
  return {
    name,
    facts: [
      ["validation loss, half-way", from((arm) => lossAt(arm, details.steps / 2))],
      ["validation loss, end", from((arm) => arm.curve.at(-1)?.loss ?? arm.valid.mean)],
      ...(isSure
        ? [
            [
              "the constant’s end",
              typeof step === "number" ? `reached at step ${formatSteps(step)}` : "not reached",
            ] as const,
          ]
        : []),
      ["test loss", from((arm) => arm.test.mean)],
      ...(accuracy === undefined || baseline.accuracy === undefined
        ? []
        : [["test accuracy", `${share(baseline.accuracy.mean)} → ${share(accuracy.mean)}`] as const]),
    ],
  };
}

/** The last reading at or before a step. */
const lossAt = ({ curve }: ArmDetail, step: number): number | undefined =>
  curve.filter((reading) => reading.step <= step).at(-1)?.loss;

/** The caption of the trace: which way its arrows go. */
export const traceCaption = ({ candidate, baseline }: View): string =>
  candidate === undefined
    ? ""
    : `Each arrow goes from the best constant rate, ${formatLr(baseline.peakLr)}, to ${inSentence(candidate.label)}.`;
