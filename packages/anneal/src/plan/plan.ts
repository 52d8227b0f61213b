import { type Assignment, assignGroups, finder, listed } from "../names/index.ts";
import type { Curve } from "../schedules/index.ts";
import { groupLr } from "./group-lr.ts";
import type { LevelName } from "./levels.ts";
import type { GroupSpec } from "./spec.ts";

/** The curves of a plan or a group, by what they schedule. */
export type Curves = { readonly [L in LevelName]?: Curve };

/** One group of a plan, ready to run: what the group leaves out has become the plan's. */
export interface PlanGroup extends Omit<Curves, "lr" | "batchSize"> {
  readonly name: string;
  readonly match: readonly string[];
  readonly frozen: boolean;
  readonly multiplier: number;
  /** The LR of this group, its multiplier included; 0 throughout when it is frozen. */
  readonly lr: Curve;
}

type LevelOf = (step: number, group?: number) => number | undefined;

/**
 * A compiled plan: pure functions of the step, which work unbound and allocate nothing. A group is given by its index,
 * as `groupOf` tells it; left out, it is the base group.
 */
export interface Plan {
  /** The groups in order; the last is the base group, with every parameter that no other matches. */
  readonly groups: readonly PlanGroup[];
  /** Index of the base group. */
  readonly base: number;
  /** Length in steps of the longest LR schedule in it. */
  readonly span: number;
  /** The LR of a group at a step: its schedule, times its multiplier, times `factors`, such as a controller's. */
  readonly lr: (step: number, group?: number, factors?: readonly number[]) => number;
  /** Momentum, or `undefined` when the plan says nothing of it; likewise the next three. */
  readonly momentum: LevelOf;
  readonly beta1: LevelOf;
  readonly beta2: LevelOf;
  readonly weightDecay: LevelOf;
  /** Samples per step, a whole number of at least 1, or `undefined` when the plan says nothing of it. */
  readonly batchSize: (step: number) => number | undefined;
  /** The index of the group that a parameter belongs to. */
  readonly groupOf: (parameterName: string) => number;
  /** The group of every parameter, and the patterns and groups that none belongs to. */
  readonly assign: (parameterNames: readonly string[]) => Assignment;
}

/** Makes a plan from curves without mistakes. */
export function makePlan(
  { batchSize, ...plan }: Curves,
  own: readonly (readonly [GroupSpec, Curves])[],
): Plan {
  const base = own.length;
  const baseGroup: (typeof own)[number] = [{ name: "base", match: [] }, {}];
  const groups = [...own, baseGroup].map(([spec, curves]) => makeGroup(spec, { ...plan, ...curves }));
  const specs = own.map(([spec]) => spec);
  const level =
    (name: Exclude<LevelName, "lr" | "batchSize">): LevelOf =>
    (step, group = base) =>
      groups[group][name]?.at(step);
  return {
    groups,
    base,
    span: Math.max(...groups.map((group) => group.lr.span)),
    lr: (step, group = base, factors = none) => groupLr(groups[group].lr, step, factors),
    momentum: level("momentum"),
    beta1: level("beta1"),
    beta2: level("beta2"),
    weightDecay: level("weightDecay"),
    batchSize: (step) => batchSize && Math.max(1, Math.round(batchSize.at(step))),
    groupOf: finder(specs),
    assign: (names) => assignGroups(names, specs, "plan.groups"),
  };
}

const none: readonly number[] = [];

function makeGroup(spec: GroupSpec, curves: Omit<Curves, "batchSize">): PlanGroup {
  const { name, match, frozen = false, multiplier = 1 } = spec;
  return {
    ...curves,
    name: name ?? listed(match).join(", "),
    match: listed(match),
    frozen,
    multiplier,
    lr: scaled(curves.lr as Curve, frozen ? 0 : multiplier),
  };
}

function scaled(curve: Curve, multiplier: number): Curve {
  if (multiplier === 1) return curve;
  const { kind, path, span } = curve;
  return { kind, path, span, at: (step) => curve.at(step) * multiplier, like: curve };
}
