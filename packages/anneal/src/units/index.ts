export { type Duration, parseDuration, type Unit, units } from "./duration.ts";
export { horizonFrom, type RunFacts } from "./horizon-from.ts";
export { type Horizon, horizonProblems, inSteps, mostSteps } from "./horizon.ts";
export { durationProblem, resolveSteps, toSteps } from "./steps.ts";
