import { finite } from "./curve.ts";
import { defineKind, type Kind } from "./kind.ts";
import type { Spec } from "./spec.ts";

export interface ScaleSpec {
  readonly kind: "scale";
  /** What every value is multiplied by. */
  readonly by: number;
  readonly of: Spec;
}

/**
 * Every value times a number: a ratio is a schedule of peak 1 under `scale`.
 *
 *   lr(t) = by * of(t)
 *
 * @example compile(scale({ by: 3e-4, of: linear({ from: 1, to: 0, over: 100 }) }), { steps: 100 }).at(50); // 0.00015
 */
export const scale: Kind<ScaleSpec> = /* @__PURE__ */ defineKind<ScaleSpec>(
  "scale",
  "Every value times a number.",
  { by: { type: "number", says: "multiplier" }, of: { type: "spec", says: "the curve" } },
  ({ by, of }, context) => {
    const inner = context.compile(of, "of");
    const { at, span } = inner;
    return { span, at: (t) => finite(by * at(t)), like: inner };
  },
);
