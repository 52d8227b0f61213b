import type { ClampSpec } from "./clamp.ts";
import type { ConstantSpec } from "./constant.ts";
import type { CosineSpec } from "./cosine.ts";
import type { ExponentialSpec } from "./exponential.ts";
import type { KnotsSpec } from "./knots.ts";
import type { LinearSpec } from "./linear.ts";
import type { LogSpec } from "./log.ts";
import type { MaxSpec } from "./max.ts";
import type { MinSpec } from "./min.ts";
import type { NoiseSpec } from "./noise.ts";
import type { PolynomialSpec } from "./polynomial.ts";
import type { PowerSpec } from "./power.ts";
import type { ProductSpec } from "./product.ts";
import type { RepeatSpec } from "./repeat.ts";
import type { RexSpec } from "./rex.ts";
import type { ScaleSpec } from "./scale.ts";
import type { SequenceSpec } from "./sequence.ts";
import type { SliceSpec } from "./slice.ts";
import type { StairsSpec } from "./stairs.ts";
import type { StepsSpec } from "./steps.ts";
import type { SumSpec } from "./sum.ts";
import type { TableSpec } from "./table.ts";
import type { TanhSpec } from "./tanh.ts";

/**
 * Every kind of spec by name. It is an interface so that your own kind can join it:
 * `declare module "anneal" { interface Specs { saw: SawSpec } }`.
 */
export interface Specs {
  // ramps: from one level to another over a length
  linear: LinearSpec;
  cosine: CosineSpec;
  polynomial: PolynomialSpec;
  tanh: TanhSpec;
  log: LogSpec;
  rex: RexSpec;
  // decays: no natural end
  exponential: ExponentialSpec;
  power: PowerSpec;
  // levels
  constant: ConstantSpec;
  steps: StepsSpec;
  knots: KnotsSpec;
  table: TableSpec;
  // combinators
  sequence: SequenceSpec;
  slice: SliceSpec;
  repeat: RepeatSpec;
  stairs: StairsSpec;
  scale: ScaleSpec;
  clamp: ClampSpec;
  sum: SumSpec;
  product: ProductSpec;
  max: MaxSpec;
  min: MinSpec;
  noise: NoiseSpec;
}

/** A schedule as data: plain JSON. */
export type Spec = Specs[keyof Specs];
