export { type EmaState, ema, emaBothSides, emptyEma, intoEma, levelOf } from "./ema.ts";
export { argMin, gradient, median } from "./gradient.ts";
export type { Logged, RunLog } from "./logged.ts";
