import { countedRuns } from "./present.ts";
import type { RaceNow } from "./record.ts";
import { meanOf } from "./series.ts";

/** The number of 1, 2 and 5 times the powers of ten that is next to a value, on the side that is asked for. */
export function roundStep(value: number, side: "below" | "above"): number {
  const decade = Math.floor(Math.log10(value) + 1e-9);
  const steps = [-1, 0, 1].flatMap((by) => [1, 2, 5].map((lead) => Number(`${lead}e${decade + by}`)));
  const slack = 1e-9 * value;
  return side === "below"
    ? Math.max(...steps.filter((step) => step <= value + slack))
    : Math.min(...steps.filter((step) => step >= value - slack));
}

/**
 * Limits of the losses that are worth the room, growing and never shrinking while a race goes on: from below the lowest of
 * all to half of where learning began, where all curves still fall alike; or to where they are now, if that is higher.
 */
export function lossLimits({
  plan,
  runs,
}: Pick<RaceNow, "plan" | "runs">): readonly [number, number] | undefined {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = 0;
  const counted = countedRuns({ plan, runs });
  for (const [i, { id }] of plan.racers.entries()) {
    const sound = (runs.get(id) ?? []).filter(({ diverged }) => !diverged);
    for (const { readings } of sound) for (const { loss } of readings) lowest = Math.min(lowest, loss);
    const mean = meanOf(counted[i]);
    if (mean.length > 0) highest = Math.max(highest, mean[0].loss / 2.2, 1.05 * mean[mean.length - 1].loss);
  }
  // Before every schedule was read once there is no mean.
  if (!(lowest > 0) || !Number.isFinite(lowest) || !(highest > 0) || !Number.isFinite(highest))
    return undefined;
  const low = roundStep(lowest, "below");
  return [low, Math.max(roundStep(highest, "above"), 2 * low)];
}
