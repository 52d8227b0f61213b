import type { Problem } from "anneal";
import type { TaskSpec } from "../../tasks/index.ts";
import type { RunDefaults } from "../local-runner.ts";
import type { Reading, RunRequest, RunResult } from "../runner.ts";

/** What a worker is told. A run is known by its `id`: several may be under way, and then take turns. */
export type ToWorker =
  | { readonly kind: "prepare"; readonly task: TaskSpec; readonly defaults: RunDefaults }
  | { readonly kind: "run"; readonly id: number; readonly request: RunRequest }
  | { readonly kind: "cancel"; readonly id: number }
  | { readonly kind: "hold"; readonly held: boolean };

/** What a worker tells. */
export type FromWorker = { readonly id: number } & (
  | { readonly kind: "progress"; readonly step: number; readonly loss: number }
  | { readonly kind: "reading"; readonly set: "valid" | "test"; readonly reading: Reading }
  | { readonly kind: "done"; readonly result: PackedResult }
  | { readonly kind: "failed"; readonly error: PackedError }
);

/** A result whose curve travels as numbers side by side. */
export interface PackedResult extends Omit<RunResult, "train"> {
  readonly train: Float64Array;
}

/** An error in the parts that tell what to show. */
export interface PackedError {
  readonly message: string;
  readonly hint?: string | undefined;
  /** Of an `AnnealError`. */
  readonly problems?: readonly Problem[];
  /** Of neither a mistake of the user nor of the data: a defect, whose place should be known. */
  readonly stack?: string | undefined;
}
