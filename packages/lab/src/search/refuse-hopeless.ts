import { formatLr } from "anneal/describe";
import { LabError } from "../errors.ts";
import type { RateSearch, Tuned } from "./rate-search.ts";

/**
 * The baseline and the schedules that have a rate at which they end, in their order.
 *
 * @throws LabError when the baseline has none, or no other schedule has: there is nothing to hold against it.
 */
export function withRates({ tuned, tried }: RateSearch): readonly Tuned[] {
  const [baseline, ...others] = tuned;
  const sound = others.filter(({ loss }) => Number.isFinite(loss));
  if (Number.isFinite(baseline.loss) && sound.length > 0) return [baseline, ...sound];
  const blamed = Number.isFinite(baseline.loss)
    ? tried.slice(1)
    : tried.slice(0, sound.length > 0 ? 1 : undefined);
  const rates = blamed.flatMap(({ points }) => points.map(({ peakLr }) => peakLr));
  const which =
    blamed.length === tried.length
      ? "every run"
      : `every rate of ${blamed.map(({ candidate }) => candidate.name).join(", ")}`;
  throw new LabError(
    `${which} diverged, at rates from ${formatLr(Math.max(...rates))} down to ${formatLr(Math.min(...rates))}`,
    "begin the range test lower (--from), or look for what else makes the loss explode",
  );
}
