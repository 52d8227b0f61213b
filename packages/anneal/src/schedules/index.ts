export { type BareFields, checkFields, type Resolve } from "./check-fields.ts";
export { type Curve, type Drawn, flat, type Piece, type PlainRamp } from "./curve.ts";
export {
  type Field,
  type Fields,
  type Item,
  largest,
  mapItem,
  type NumberField,
} from "./fields.ts";
export { type AnyKind, type AnySpec, type Context, defineKind, type Kind, type Resolved } from "./kind.ts";
export * from "./kinds.ts";
export { type Filled, readOptions } from "./read-options.ts";
export { suggest } from "./suggest.ts";
