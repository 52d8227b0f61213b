import { formatLr, formatSteps } from "../format.ts";

/** Below this share of the peak a number alone says little. */
const tiny = 0.05;

/** An LR; one that is small beside the peak with its share of it: `8e-7 (1/1,250 of the longest step)`. */
export function length(lr: number, peak: number): string {
  const parts = Number((peak / lr).toPrecision(3));
  if (!(lr > 0 && lr <= tiny * peak && parts < 1e15)) return formatLr(lr);
  return `${formatLr(lr)} (1/${formatSteps(Math.round(parts))} of the longest step)`;
}
