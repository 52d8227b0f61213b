export { lrTicksAcross, stepTicks, type Tick, type Unit, unitName, unitOf, valueTicks } from "./axes.ts";
export { type Box, clamp, type Spot } from "./box.ts";
export { type Frame, frameOf, type Limits } from "./frame.ts";
export { grow, limitsOf } from "./limits.ts";
export { type PhaseName, placePhases } from "./phase-names.ts";
export { dropsOf, indexOf, type Point, polyline, type Run, rangeOf, valueAt } from "./polyline.ts";
