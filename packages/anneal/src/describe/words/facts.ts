import type { Horizon } from "../../units/index.ts";
import { formatLr, formatSteps, shortSteps } from "../format.ts";
import type { Summary } from "../summarise.ts";
import { lengthInWords } from "./amounts.ts";

/** One line of a small table: `Highest LR`, `1e-3, from step 1,000`. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** The numbers of a run, a line each; units that the horizon does not know are left out. */
export function factsOf(summary: Summary, horizon: Horizon): readonly Fact[] {
  const {
    steps,
    first,
    peak,
    peakStep,
    half,
    last,
    final,
    mean,
    sum,
    warmupSteps,
    decaySteps,
    restarts,
    snapshots,
  } = summary;
  const { stepsPerEpoch, samplesPerStep, tokensPerStep } = horizon;
  const about = summary.sampled ? "about " : "";
  const fact = (label: string, value: string | false | undefined): Fact[] =>
    value ? [{ label, value }] : [];
  return [
    ...fact("Steps", formatSteps(steps)),
    ...fact(
      "Epochs",
      stepsPerEpoch !== undefined && formatSteps(Math.round((100 * steps) / stepsPerEpoch) / 100),
    ),
    ...fact("Samples", samplesPerStep !== undefined && shortSteps(steps * samplesPerStep)),
    ...fact("Tokens", tokensPerStep !== undefined && shortSteps(steps * tokensPerStep)),
    ...fact("First LR", formatLr(first)),
    ...fact("Highest LR", `${about}${formatLr(peak)}, at step ${formatSteps(peakStep)}`),
    ...fact("LR halfway", formatLr(half)),
    ...fact("Last LR", formatLr(last)),
    ...fact("Ends at", formatLr(final)),
    ...fact("Mean LR", about + formatLr(mean)),
    ...fact("Sum of LR", about + formatLr(sum)),
    ...fact("Warmup", warmupSteps > 0 && lengthInWords(warmupSteps, horizon)),
    ...fact("Decay", decaySteps > 0 && lengthInWords(decaySteps, horizon)),
    ...fact("Restarts", restarts.length > 0 && places(restarts)),
    ...fact("Snapshots", snapshots.length > 0 && places(snapshots)),
  ];
}

/** Of a repeat with more cycles than `partsOf` lists, not all are known here. */
const mostListed = 9_998;

/** Up to four steps by name, and how many more there are. */
function places(steps: readonly number[]): string {
  const named = steps.slice(0, 4).map(formatSteps).join(", ");
  const more = steps.length >= mostListed ? "more than " : "";
  return `${steps.length === 1 ? "at step" : `${more}${formatSteps(steps.length)}, at steps`} ${named}${steps.length > 4 ? " …" : ""}`;
}
