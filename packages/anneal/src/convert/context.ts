import { refuse } from "../errors/index.ts";
import type { Horizon } from "../units/index.ts";
import { problem } from "./problem.ts";

/** What is known of the optimizer. */
export interface OptimizerFacts {
  /** `"SGD"`, `"AdamW"`: whether a scheduler changes momentum or the first beta. */
  readonly name?: string;
  /** The LR of the optimizer itself, which may differ from those of its groups. Default: that of the first group. */
  readonly lr?: number;
  /** Default 0.999. */
  readonly beta2?: number;
}

/** What surrounds a scheduler and changes its numbers. All of it is optional; what a scheduler needs, it asks for. */
export interface ConvertContext {
  /** The LR of each parameter group, as the optimizer was given it. */
  readonly baseLrs?: readonly number[];
  readonly optimizer?: OptimizerFacts;
  /** The release of the framework, `"0.16.5"`, where releases differ. Default: the newest known. */
  readonly version?: string;
  /** What is known of the run: only tables and units need it. */
  readonly horizon?: Partial<Horizon>;
  /** The schedule's time at each update, where the caller passes it (torch `step(epoch)`, fastai positions); null: 1 later. */
  readonly positions?: readonly (number | null)[];
  /** Composer: the trainer's `max_duration`, such as `"10ep"`. */
  readonly maxDuration?: string | number;
  /** Composer: the trainer's `scale_schedule_ratio`. Default 1. */
  readonly scaleScheduleRatio?: number;
  /** Megatron: what parameter groups override. */
  readonly paramGroups?: readonly GroupFacts[];
}

/** What a parameter group of Megatron overrides. */
export interface GroupFacts {
  readonly maxLr?: number;
  readonly minLr?: number;
  readonly startWd?: number;
  readonly endWd?: number;
  readonly wdMult?: number;
}

/** The base LRs; refused when there are none, for a scheduler that multiplies them. */
export function baseLrsOf(context: ConvertContext, path: string): readonly number[] {
  const given = context.baseLrs;
  if (!given || given.length === 0) {
    refuse([
      problem("missing", "baseLrs", `the LR of each parameter group, for ${path} multiplies it`, given),
    ]);
    return [];
  }
  given.forEach((lr, group) => {
    if (!(Math.abs(lr) <= 1e100)) refuse([problem("range", `baseLrs[${group}]`, "a number", lr)]);
  });
  return given;
}

/** How many groups there are: 1 unless base LRs say otherwise. */
export const groupCount = (context: ConvertContext): number => Math.max(1, context.baseLrs?.length ?? 1);

/** The updates of the run; refused when they are not known. */
export function stepsOf(context: ConvertContext, why: string): number {
  const steps = context.horizon?.steps;
  if (!(typeof steps === "number" && steps >= 1 && steps <= 2e5)) {
    refuse([problem("missing", "horizon.steps", `the number of updates, at most 2e5, ${why}`, steps)]);
  }
  return Math.ceil(steps as number);
}

/** Whether a release comes before another; a missing one is the newest. */
export function isBefore(version: string | undefined, other: string): boolean {
  const parts = (text: string): number[] => (/\d+(\.\d+)+/.exec(text)?.[0] ?? "").split(".").map(Number);
  if (version === undefined || !/\d+\.\d+/.test(version)) return false;
  const [a, b] = [parts(version), parts(other)];
  const at = b.findIndex((part, i) => (a[i] ?? 0) !== part);
  return at >= 0 && (a[at] ?? 0) < b[at];
}
