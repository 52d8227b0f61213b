import { finite } from "./curve.ts";
import { defineKind, type Kind } from "./kind.ts";
import { pointwise, pointwiseFields } from "./pointwise.ts";
import type { Spec } from "./spec.ts";

export interface ProductSpec {
  readonly kind: "product";
  readonly of: readonly Spec[];
}

/**
 * Curves multiplied, from left to right: a factor is a curve of peak 1.
 *
 *   lr(t) = of[0](t) * of[1](t) * ...
 *
 * @example compile(product({ of: [linear({ from: 1, to: 0, over: 10 }), linear({ from: 1, to: 0, over: 10 })] }), { steps: 10 }).at(5); // 0.25
 */
export const product: Kind<ProductSpec> = /* @__PURE__ */ defineKind<ProductSpec>(
  "product",
  "Curves multiplied.",
  pointwiseFields,
  ({ of }, context) => pointwise(of, context, (x, y) => finite(x * y)),
);
