import { readFileSync } from "node:fs";
import { LabError } from "../../errors.ts";
import type { Divergence, Reading, RunResult } from "../../runners/runner.ts";

/** What came of a run, without the loss of each update, which the log has: `result.json`. */
export interface RunSummary {
  /** What was learnt, in words. */
  readonly task: string;
  /** Updates done. */
  readonly steps: number;
  /** Loss before the last of them; null when there was none. */
  readonly trainLoss: number | null;
  readonly valid: readonly Reading[];
  readonly test: Reading | null;
  readonly diverged: Divergence | null;
  readonly seconds: number;
}

/** The summary of a result. */
export function summaryOf({ train, valid, test, diverged, seconds }: RunResult, task: string): RunSummary {
  return {
    task,
    steps: train.length,
    trainLoss: train.at(-1) ?? null,
    valid,
    test: test ?? null,
    diverged: diverged ?? null,
    seconds,
  };
}

/** @throws LabError when the file is no summary. */
export function readSummary(path: string): RunSummary {
  try {
    const found = JSON.parse(readFileSync(path, "utf8"));
    if (typeof found?.steps === "number" && Array.isArray(found.valid)) return found as RunSummary;
  } catch {
    // Told below.
  }
  throw new LabError(`${path}: expected the result of a run, received something else`);
}
