import { LabError } from "../../errors.ts";
import type { RunRequest } from "../../runners/runner.ts";
import type { TaskSpec } from "../../tasks/index.ts";

/** All that must be known to do a run again: `run.json`. */
export interface RunDescription {
  readonly version: 1;
  /** With the paths of the data, not the data. */
  readonly task: TaskSpec;
  readonly request: RunRequest;
  /** Updates between two checkpoints, and the least seconds. */
  readonly checkpoints: { readonly every: number; readonly seconds: number };
  /** Of the data as they were encoded: a run goes on only with the same ones. */
  readonly fingerprint: string;
}

/** @throws LabError when a text is no description of a run. */
export function parseDescription(text: string, name: string): RunDescription {
  let found: Partial<RunDescription> | null;
  try {
    found = JSON.parse(text);
  } catch {
    throw new LabError(`${name}: expected JSON, received something else`);
  }
  if (typeof found !== "object" || found === null || !("request" in found) || !("task" in found)) {
    throw new LabError(`${name}: expected the description of a run, received something else`);
  }
  if (found.version !== 1) {
    throw new LabError(
      `${name}: expected version 1 of the format, received version ${String(found.version)}`,
    );
  }
  return found as RunDescription;
}
