export { type BareFields, checkFields, type Resolve } from "./check-fields.ts";
export { type ClampSpec, clamp } from "./clamp.ts";
export { type ConstantSpec, constant } from "./constant.ts";
export { type CosineSpec, cosine } from "./cosine.ts";
export { type Curve, type Drawn, flat, type Piece, type PlainRamp } from "./curve.ts";
export { type ExponentialSpec, exponential } from "./exponential.ts";
export {
  type Described,
  type DurationField,
  type Field,
  type Fields,
  type Item,
  type ListField,
  largest,
  mapItem,
  type NumberField,
} from "./fields.ts";
export { type AnyKind, type AnySpec, type Context, defineKind, type Kind, type Resolved } from "./kind.ts";
export { type KnotsSpec, knots } from "./knots.ts";
export { type LinearSpec, linear } from "./linear.ts";
export { type LogSpec, log } from "./log.ts";
export { type MaxSpec, max } from "./max.ts";
export { type MinSpec, min } from "./min.ts";
export { type NoiseSpec, noise } from "./noise.ts";
export { type PolynomialSpec, polynomial } from "./polynomial.ts";
export { type PowerSpec, power } from "./power.ts";
export { type ProductSpec, product } from "./product.ts";
export type { Ramp } from "./ramp.ts";
export { type RepeatSpec, repeat } from "./repeat.ts";
export { type RexSpec, rex } from "./rex.ts";
export { type ScaleSpec, scale } from "./scale.ts";
export { type SequenceSpec, sequence } from "./sequence.ts";
export { type SliceSpec, slice } from "./slice.ts";
export type { Spec, Specs } from "./spec.ts";
export { type StairsSpec, stairs } from "./stairs.ts";
export { type StepsSpec, steps } from "./steps.ts";
export { suggest } from "./suggest.ts";
export { type SumSpec, sum } from "./sum.ts";
export { type TableSpec, table, tableOf } from "./table.ts";
export { type TanhSpec, tanh } from "./tanh.ts";
