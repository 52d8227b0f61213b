import { tanhShape } from "../shapes/index.ts";
import { defineKind, type Kind } from "./kind.ts";
import { drawRamp, type Ramp, rampFields } from "./ramp.ts";

export interface TanhSpec extends Ramp {
  readonly kind: "tanh";
  /** Where on the tangent it starts. Default -7. */
  readonly lb?: number;
  /** Where on the tangent it ends. Default 3. */
  readonly ub?: number;
}

/**
 * A piece of the hyperbolic tangent. Not exact at its ends: it starts and stops a little inside `from` and `to`.
 *
 *   lr(t) = (1 - h)/2 * from + (1 + h)/2 * to,   h = tanh(lb (1 - p) + ub p)
 *
 * Units: `from` and `to` are LRs, `over` is a Duration, `lb` and `ub` have none.
 * Source: Hsueh, Li & Wu 2019, Stochastic Gradient Descent with Hyperbolic-Tangent Decay. arXiv 1806.01593
 * Elsewhere: timm TanhLRScheduler.
 * @example compile(tanh({ from: 1, to: 0, over: 100, lb: -6, ub: 6 }), { steps: 100 }).at(50); // 0.5
 */
export const tanh: Kind<TanhSpec> = /* @__PURE__ */ defineKind<TanhSpec>(
  "tanh",
  "A piece of the hyperbolic tangent.",
  {
    ...rampFields,
    lb: { type: "number", default: -7, says: "where on the tangent it starts" },
    ub: { type: "number", default: 3, says: "where on the tangent it ends" },
  },
  (spec) => drawRamp(spec, tanhShape(spec.lb, spec.ub)),
);
