export { lrTicksAcross, stepTicks, type Tick, unitOf, valueTicks } from "./axes.ts";
export { type Box, clamp, type Spot } from "./box.ts";
export { cutText, firstWord, shortNames } from "./cut-text.ts";
export { discBox, placeDiscs } from "./disc-places.ts";
export { type EventWord, eventWords, snapshotBox, snapshotPlaces } from "./event-places.ts";
export { type Frame, frameOf, type Limits } from "./frame.ts";
export { apart, type Pinch, pinched, turn } from "./gestures.ts";
export { distanceTo, reachOfClick } from "./hit.ts";
export { grow, limitsOf } from "./limits.ts";
export {
  type EndName,
  type Named,
  type Names,
  type NamesOf,
  nameBox,
  nameCurves,
  reachOfRuns,
} from "./names.ts";
export { placePhases } from "./phase-names.ts";
export { dropsOf, polyline, type Run, rangeOf, valueAt } from "./polyline.ts";
export { decimal, moveByKey, snapStep, snapValue } from "./snap.ts";
export { touches } from "./touches.ts";
export { panBy, windowBetween, zoomAt, zoomOf } from "./zoom.ts";
