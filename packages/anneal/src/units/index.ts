export { type Duration, parseDuration, type Unit, units } from "./duration.ts";
export { type Horizon, inSteps, mostSteps } from "./horizon.ts";
export { horizonFrom, type RunFacts } from "./horizon-from.ts";
export { rightUnit } from "./right-unit.ts";
export { brokenRule, resolveSteps, toSteps } from "./steps.ts";
