import { defineKind, type Kind } from "./kind.ts";
import type { Spec } from "./spec.ts";

export interface ClampSpec {
  readonly kind: "clamp";
  readonly of: Spec;
  /** Lowest value. Left out: no limit. */
  readonly min?: number;
  /** Highest value. Left out: no limit. */
  readonly max?: number;
}

/**
 * Keeps every value between a floor and a ceiling.
 *
 *   lr(t) = min(max(of(t), min), max)
 *
 * @example compile(clamp({ of: exponential({ from: 0.1, factor: 0.5 }), min: 0.01 }), { steps: 100 }).at(50); // 0.01
 */
export const clamp: Kind<ClampSpec> = /* @__PURE__ */ defineKind<ClampSpec>(
  "clamp",
  "Keeps values between a floor and a ceiling.",
  {
    of: { type: "spec", says: "the curve" },
    min: { type: "number", default: Number.NEGATIVE_INFINITY, says: "floor" },
    max: { type: "number", default: Number.POSITIVE_INFINITY, says: "ceiling" },
  },
  ({ of, min, max }, context) => {
    if (min > max) context.fail("range", "min", `at most max (${max})`, min);
    const inner = context.compile(of, "of");
    const { at, span } = inner;
    const limit = (value: number): number => (value < min ? min : value > max ? max : value);
    return { span, at: (t) => limit(at(t)), like: inner };
  },
);
