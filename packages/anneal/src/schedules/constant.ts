import type { Duration } from "../units/index.ts";
import { flat } from "./curve.ts";
import { defineKind, type Kind } from "./kind.ts";

export interface ConstantSpec {
  readonly kind: "constant";
  /** The LR. */
  readonly value: number;
  /** Length. Left out: for ever. */
  readonly over?: Duration;
}

/**
 * One value: a hold at the peak, a tail at the floor.
 *
 *   lr(t) = value
 *
 * Units: `value` is an LR, `over` is a Duration; without it the value holds for ever.
 * Elsewhere: Optax constant_schedule; transformers `constant`.
 * @example compile(constant({ value: 1e-3 }), { steps: 100 }).at(99); // 0.001
 */
export const constant: Kind<ConstantSpec> = /* @__PURE__ */ defineKind<ConstantSpec>(
  "constant",
  "One value.",
  {
    value: { type: "number", says: "LR" },
    over: { type: "duration", rest: true, default: Number.POSITIVE_INFINITY, says: "length" },
  },
  ({ value, over }) => flat(value, over),
);
