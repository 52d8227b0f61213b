export type { Assignment, NamedGroup, Patterns } from "../names/index.ts";
export { compilePlan } from "./compile-plan.ts";
export { groupLr } from "./group-lr.ts";
export { inspectPlan, type PlanInspection } from "./inspect-plan.ts";
export type { Plan, PlanGroup } from "./plan.ts";
export type { GroupLevels, GroupSpec, Level, PlanSpec } from "./spec.ts";
