import { finite } from "./curve.ts";
import { defineKind, type Kind } from "./kind.ts";
import { pointwise, pointwiseFields } from "./pointwise.ts";
import type { Spec } from "./spec.ts";

export interface SumSpec {
  readonly kind: "sum";
  readonly of: readonly Spec[];
}

/**
 * Curves added, from left to right: a decay about a floor is a constant plus a decay to 0.
 *
 *   lr(t) = of[0](t) + of[1](t) + ...
 *
 * @example compile(sum({ of: [constant({ value: 0.1 }), linear({ from: 1, to: 0, over: 10 })] }), { steps: 10 }).at(5); // 0.6
 */
export const sum: Kind<SumSpec> = /* @__PURE__ */ defineKind<SumSpec>(
  "sum",
  "Curves added.",
  pointwiseFields,
  ({ of }, context) => pointwise(of, context, (x, y) => finite(x + y)),
);
