import type { NamedGroup } from "../names/index.ts";
import type { Spec } from "../schedules/index.ts";

/** A schedule, or a number for one value throughout. */
export type Level = Spec | number;

/** What a group may set for itself. What it leaves out is the plan's. */
export interface GroupLevels {
  /** The group's own LR schedule, instead of the plan's; `multiplier` applies to it too. */
  readonly lr?: Level;
  /** Momentum of SGD, in [0, 1). */
  readonly momentum?: Level;
  /** First beta of Adam and its kin, in [0, 1). */
  readonly beta1?: Level;
  /** Second beta of Adam and its kin, in [0, 1). */
  readonly beta2?: Level;
  /** Weight decay, at least 0. */
  readonly weightDecay?: Level;
}

/** A group of a plan: which parameters, and what is different for them. A frozen group has nothing else. */
export interface GroupSpec extends NamedGroup, GroupLevels {}

/**
 * Everything that a run schedules, as plain JSON. A parameter belongs to the first group that matches its name, and to
 * the base group, which is the plan itself, if none does.
 */
export interface PlanSpec extends GroupLevels {
  /** Version of the format: 1. */
  readonly version?: number;
  readonly $schema?: string;
  readonly lr: Level;
  /** Samples per step over all devices, at least 1; rounded to whole samples. */
  readonly batchSize?: Level;
  readonly groups?: readonly GroupSpec[];
}
