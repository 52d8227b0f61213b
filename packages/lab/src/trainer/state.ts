import type { NoiseState } from "anneal/batch";
import type { StopState } from "anneal/range-test";
import type { MachineState } from "../engine/index.ts";
import type { Reading } from "../runners/runner.ts";
import type { WatchState } from "./divergence.ts";

/** All that a run in progress depends on beside its request and data: what a checkpoint holds. */
export interface RunState {
  /** Updates done. */
  readonly step: number;
  /** Time spent so far, over all parts of the run. */
  readonly seconds: number;
  readonly machine: MachineState;
  /** State of the controller, plain JSON. */
  readonly controller?: unknown;
  /** Validation readings so far. */
  readonly readings: readonly Reading[];
  readonly watch: WatchState;
  /** What is known of the gradient noise, where updates have several micro-batches. */
  readonly noise?: NoiseState;
  readonly stop?: StopState;
  readonly ensemble?: EnsembleState;
}

/** Predictions of all snapshots so far, added up. */
export interface EnsembleState {
  readonly snapshots: number;
  readonly valid: Float32Array;
  /** Left out when the test set is not read. */
  readonly test?: Float32Array;
}

/** Something that happened in a run, at a step: so many updates were done. */
export interface RunEvent {
  readonly step: number;
  readonly kind: "warmup end" | "restart" | "snapshot" | "cut" | "stop" | "divergence" | "resume";
  /** More of it, in words; empty where the kind says all. */
  readonly says: string;
}
