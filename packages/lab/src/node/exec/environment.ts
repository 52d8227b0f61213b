import type { RunRequest } from "../../runners/runner.ts";
import type { ScheduleFiles } from "./schedule-files.ts";

/** The environment of a run: that of this process, and what the trainer is asked to do. */
export function environmentOf(request: RunRequest, files: ScheduleFiles): NodeJS.ProcessEnv {
  const { ANNEAL_TEST: _, ...inherited } = process.env;
  return {
    // Python would keep its output back while nobody watches, and a run that hangs could not be told from one that works.
    PYTHONUNBUFFERED: "1",
    ...inherited,
    ANNEAL_SCHEDULE: files.csv,
    ANNEAL_SCHEDULE_JSON: files.json,
    ANNEAL_METRICS: files.metrics,
    ANNEAL_OUT: files.folder,
    ANNEAL_PEAK_LR: String(request.peakLr),
    ANNEAL_SEED: String(request.seed),
    ANNEAL_STEPS: String(request.steps),
    ANNEAL_EVALUATE_AT: request.evaluateAt.join(","),
    ...(request.test && { ANNEAL_TEST: "1" }),
  };
}
