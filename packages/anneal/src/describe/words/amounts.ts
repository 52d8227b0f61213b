import type { Horizon } from "../../units/index.ts";
import { formatShare, formatSteps, shortSteps } from "../format.ts";

/** A number with its word: `1 step`, `25,000 steps`. */
export const counted = (count: number, word: string): string =>
  `${formatSteps(count)} ${word}${count === 1 ? "" : "s"}`;

/** What so many updates are in the units that the horizon knows: `12 epochs`, `2.56B tokens`. */
export function otherUnits(
  steps: number,
  { stepsPerEpoch, samplesPerStep, tokensPerStep }: Horizon,
): readonly string[] {
  const epochs = stepsPerEpoch === undefined ? undefined : Math.round((10 * steps) / stepsPerEpoch) / 10;
  return [
    ...(epochs === undefined || epochs === 0 ? [] : [counted(epochs, "epoch")]),
    ...(tokensPerStep === undefined ? [] : [`${shortSteps(steps * tokensPerStep)} tokens`]),
    ...(samplesPerStep === undefined || tokensPerStep !== undefined || epochs !== undefined
      ? []
      : [`${shortSteps(steps * samplesPerStep)} samples`]),
  ];
}

/** A length of the run: `1,000 steps, 4% of the run, 102M tokens`. */
export function lengthInWords(steps: number, horizon: Horizon): string {
  return [
    counted(steps, "step"),
    `${formatShare(steps / horizon.steps)} of the run`,
    ...otherUnits(steps, horizon),
  ].join(", ");
}
