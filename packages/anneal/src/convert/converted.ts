import type { Spec } from "../schedules/index.ts";
import type { Note } from "./note.ts";

/** The options of `plateau` of `anneal/control`, complete. */
export interface PlateauFacts {
  readonly mode: "min" | "max";
  readonly factor: number;
  readonly patience: number;
  readonly cooldownChecks: number;
  readonly minDelta?: number;
  readonly minRatio?: number;
  readonly floor: readonly number[];
  readonly eps?: readonly number[];
  readonly average?: number;
  readonly counting: "torch" | "keras" | "optax";
  readonly shown?: readonly [from: number, until: number];
}

/** The options of `greedy` of `anneal/control`, complete. */
export interface GreedyFacts {
  readonly mode: "min" | "max";
  readonly factor: number;
  readonly patience: number;
  readonly cooldownChecks: number;
  readonly warmupChecks: number;
  readonly minDelta?: number;
  readonly minRatio?: number;
  readonly floor: readonly number[];
  readonly ceiling: readonly number[];
  readonly eps: readonly number[];
  readonly window: number;
  readonly resetStart: number;
}

/** A controller of `anneal/control` by name, with its options. It multiplies the LR of every group. */
export type Control =
  | { readonly kind: "plateau"; readonly options: PlateauFacts }
  | { readonly kind: "greedy"; readonly options: GreedyFacts };

/** What a framework's scheduler really does. Levels are absolute, times are updates (or calls of `step`: see the notes). */
export interface Converted {
  /** The LR, one spec per parameter group. */
  readonly groups: readonly Spec[];
  /** Momentum, one spec per parameter group, where the scheduler changes it. */
  readonly momentum?: readonly Spec[];
  /** Both betas of Adam and its kin, where the scheduler changes the first. */
  readonly betas?: readonly (readonly [Spec, Spec])[];
  /** Weight decay, one spec per parameter group, where the scheduler changes it. */
  readonly weightDecay?: readonly Spec[];
  /** What reacts to the run; it multiplies `groups`. */
  readonly control?: Control;
  /** The schedule's time at each update, where the caller chose it; else update k is at k. */
  readonly positions?: readonly number[];
  /** One value per update, only where the framework's own arithmetic shows beyond 1e-6 of a value. */
  readonly exact?: { readonly groups: readonly Spec[]; readonly momentum?: readonly Spec[] };
  /** The first update at which the framework raises an error. */
  readonly stops?: number;
  readonly notes: readonly Note[];
}
