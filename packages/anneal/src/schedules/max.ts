import { defineKind, type Kind } from "./kind.ts";
import { pointwise, pointwiseFields } from "./pointwise.ts";
import type { Spec } from "./spec.ts";

export interface MaxSpec {
  readonly kind: "max";
  readonly of: readonly Spec[];
}

/**
 * The highest of several curves at each step.
 *
 *   lr(t) = max(of[0](t), of[1](t), ...)
 *
 * @example compile(max({ of: [constant({ value: 0.2 }), linear({ from: 1, to: 0, over: 10 })] }), { steps: 10 }).at(9); // 0.2
 */
export const max: Kind<MaxSpec> = /* @__PURE__ */ defineKind<MaxSpec>(
  "max",
  "The highest curve at each step.",
  pointwiseFields,
  ({ of }, context) => pointwise(of, context, (x, y) => (y > x ? y : x)),
);
