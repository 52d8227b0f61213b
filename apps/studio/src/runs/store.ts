import { type Signal, signal } from "@preact/signals";
import type { Diagnosis } from "anneal/diagnose";
import type { Fitted } from "anneal/forecast";
import type { RunLog } from "anneal/series";

/** A training log that was read: what its columns are, and what was found in it. */
export interface LoadedLog {
  readonly id: string;
  /** As the file is called. It may hold anything: it is only ever shown as text. */
  readonly name: string;
  readonly hue: number;
  readonly run: RunLog;
  /** How the file was read: "W&B JSON, 157 rows, step from _step, loss from val/loss". */
  readonly said: readonly string[];
  readonly diagnosis: Diagnosis;
  readonly hidden?: boolean;
}

/** The logs of the page and what was fitted on them. They stay in this browser and are never part of a link. */
export interface Runs {
  readonly logs: Signal<readonly LoadedLog[]>;
  readonly fitted: Signal<Fitted | undefined>;
}

export const createRuns = (): Runs => ({ logs: signal([]), fitted: signal(undefined) });
