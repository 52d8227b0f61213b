import type { ModelSpec } from "../../models/index.ts";
import type { OptimizerSpec } from "../../optimizers/optimizer.ts";
import type { RunState } from "../state.ts";

/** A run at one step, with what its numbers mean. */
export interface Checkpoint {
  readonly model: ModelSpec;
  readonly optimizer: OptimizerSpec;
  readonly state: RunState;
  /** Whatever else belongs to it, plain JSON: where the logs ended, what the data were. */
  readonly more?: { readonly [name: string]: unknown };
}

/** The first bytes of a checkpoint: a name, and the version of the format. */
export const magic = "anneal checkpoint 1\n";

/** The JSON part: everything but the vectors, whose names and lengths it lists in their order. */
export interface Header {
  readonly model: ModelSpec;
  readonly optimizer: OptimizerSpec;
  readonly state: Omit<RunState, "machine" | "ensemble"> & {
    readonly updates: number;
    readonly snapshots?: number;
  };
  readonly more?: Checkpoint["more"];
  readonly blocks: readonly (readonly [name: string, length: number])[];
}
