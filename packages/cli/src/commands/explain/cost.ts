import type { Curve, Spec } from "anneal";
import { formatSteps, type Phase, type PhaseName, phases, updatesIn } from "anneal/describe";
import { type CostOptions, timeInWords } from "../../input/price.ts";

/** One part of a run and what it takes. */
export interface CostOfPart {
  readonly part: PhaseName;
  readonly steps: number;
  readonly seconds: number;
  readonly cost: number;
}

/** What a whole run takes, part by part. */
export interface RunCost {
  readonly steps: number;
  readonly seconds: number;
  readonly cost: number;
  readonly parts: readonly CostOfPart[];
}

/** The cost of a run: every step takes as long as every other, whatever its LR. */
export function costOf(
  { curve, steps, spec }: { readonly curve: Curve; readonly steps: number; readonly spec?: Spec },
  { price, hours, stepSeconds }: CostOptions,
): RunCost {
  const each = stepSeconds ?? ((hours as number) * 3600) / steps;
  const amounts = (count: number) => ({
    steps: count,
    seconds: count * each,
    cost: count * each * price.perSecond,
  });
  const parts = phases(curve, steps, spec).map((phase: Phase) => ({
    part: phase.name,
    ...amounts(updatesIn(phase)),
  }));
  return { ...amounts(steps), parts };
}

/** Schedules whose end decides: what to say of a part that comes last. */
const ending: { readonly [part in PhaseName]?: string } = {
  cooldown:
    "The loss falls fastest while the LR decays (Hu et al. 2024, arXiv 2404.06395), so a run that is stopped before the end of its cooldown has paid for it without getting it.",
  cycles:
    "The rate is at its lowest at the end of a cycle (Loshchilov & Hutter 2017, arXiv 1608.03983): that is where to stop early.",
};

/** What a run costs, in sentences: only the user's own numbers. */
export function costSentences(
  { steps, seconds, cost, parts }: RunCost,
  { price }: CostOptions,
): readonly string[] {
  const { money, written } = price;
  const whole = `What it costs. ${formatSteps(steps)} ${steps === 1 ? "step takes" : "steps take"} ${timeInWords(seconds)} at ${written}: ${money(cost)}. The schedule itself adds nothing to that: a step takes as long at any rate.`;
  const last = parts.at(-1);
  const named = last && ending[last.part];
  const before = last === undefined ? 0 : cost - last.cost;
  const late =
    last === undefined || named === undefined || parts.length < 2
      ? []
      : [
          `The ${last.part} comes last, for ${money(last.cost)}; ${money(before)} are spent when it begins. ${named}`,
        ];
  const trials = `Trying a second peak at full length costs another ${money(cost)}; three trials of a tenth of the length ${money(0.3 * cost)}, though the best rate of a short run is too high for a long one (Bjorck et al. 2024, arXiv 2409.19913).`;
  return [whole, ...late, trials];
}

/** What to ask of those who run it, before money is spent. */
export const questions: readonly string[] = [
  "Has this peak been tried on a shorter run, or does it come from another model?",
  "What happens to the schedule when the run is stopped and resumed, or made longer?",
  "Is the loss at the end compared with a run at a constant rate, each at its own best rate?",
];
