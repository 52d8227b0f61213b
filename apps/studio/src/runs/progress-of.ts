import type { RunLog } from "anneal/series";
import type { ReadTable } from "./types.ts";

const series = ["lr", "loss", "valLoss", "gradNorm"] as const;

/** The last step at which anything was logged. */
export const lastStepOf = (run: RunLog): number =>
  series.reduce((most, name) => Math.max(most, run[name]?.steps.at(-1) ?? 0), 0);

/** The least distance between the last two points of a quantity. */
const intervalOf = (run: RunLog): number =>
  series.reduce((least, name) => {
    const steps = run[name]?.steps;
    if (steps === undefined || steps.length < 2) return least;
    return Math.min(least, steps[steps.length - 1] - steps[steps.length - 2]);
  }, Number.POSITIVE_INFINITY);

/** A file that was written to so lately, in milliseconds, is still being written. */
export const fresh = 60_000;

/** Steps of a run: as planned, else the last that was logged; a guess of what comes between wobbles as a log grows. */
export const lengthOf = ({ run, facts }: Pick<ReadTable, "run" | "facts">): number =>
  facts.steps ?? lastStepOf(run);

/**
 * Whether a run goes on: the trainer planned more steps than were logged; or, where the log does not say what was planned,
 * its file is growing, or the LR has not begun to fall.
 */
export function stateOf(
  { run, facts, diagnosis }: Pick<ReadTable, "run" | "facts" | "diagnosis">,
  isGrowing = false,
): "running" | "ended" {
  const last = lastStepOf(run);
  if (facts.steps !== undefined) {
    const interval = intervalOf(run);
    return facts.steps - 1 - last >= (Number.isFinite(interval) ? interval : 1) ? "running" : "ended";
  }
  if (isGrowing) return "running";
  const phase = diagnosis.recovered?.phases.at(-1);
  return phase !== undefined && ["warmup", "hold", "rise"].includes(phase.role) ? "running" : "ended";
}
