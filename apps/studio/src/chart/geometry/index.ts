export { lrTicksAcross, stepTicks, type Tick, type Unit, unitName, unitOf, valueTicks } from "./axes.ts";
export { type Box, clamp, type Spot } from "./box.ts";
export { cutText, firstWord } from "./cut-text.ts";
export { type EventWord, eventWords, snapshotBox, snapshotPlaces } from "./event-places.ts";
export { type Frame, frameOf, type Limits } from "./frame.ts";
export { grow, limitsOf } from "./limits.ts";
export { type EndName, type InnerName, type Named, type Names, nameCurves } from "./names.ts";
export { type PhaseName, placePhases } from "./phase-names.ts";
export { dropsOf, indexOf, type Point, polyline, type Run, rangeOf, valueAt } from "./polyline.ts";
