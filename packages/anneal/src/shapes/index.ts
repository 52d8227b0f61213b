export { cosinePowerShape, cosineShape } from "./cosine.ts";
export { linearShape } from "./linear.ts";
export { logShape } from "./log.ts";
export { polynomialShape } from "./polynomial.ts";
export { rexShape } from "./rex.ts";
export type { Shape } from "./shape.ts";
export { tanhShape } from "./tanh.ts";
