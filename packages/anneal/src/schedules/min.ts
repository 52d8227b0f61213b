import { defineKind, type Kind } from "./kind.ts";
import { pointwise, pointwiseFields } from "./pointwise.ts";
import type { Spec } from "./spec.ts";

export interface MinSpec {
  readonly kind: "min";
  readonly of: readonly Spec[];
}

/**
 * The lowest of several curves at each step.
 *
 *   lr(t) = min(of[0](t), of[1](t), ...)
 *
 * @example compile(min({ of: [constant({ value: 0.2 }), linear({ from: 1, to: 0, over: 10 })] }), { steps: 10 }).at(0); // 0.2
 */
export const min: Kind<MinSpec> = /* @__PURE__ */ defineKind<MinSpec>(
  "min",
  "The lowest curve at each step.",
  pointwiseFields,
  ({ of }, context) => pointwise(of, context, (x, y) => (y < x ? y : x)),
);
