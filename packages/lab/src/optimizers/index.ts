export { applyUpdate, type StepRates, type Vectors } from "./apply.ts";
export type { OptimizerSpec, UpdateRates } from "./optimizer.ts";
export { groupRates, SCALARS, scalarsOf, slotCount } from "./rates.ts";
