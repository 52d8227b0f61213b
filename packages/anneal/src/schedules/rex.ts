import { rexShape } from "../shapes/index.ts";
import { defineKind, type Kind } from "./kind.ts";
import { drawRamp, type Ramp, rampFields } from "./ramp.ts";

export interface RexSpec extends Ramp {
  readonly kind: "rex";
}

/**
 * Reflected exponential: slow at first, then ever faster.
 *
 *   lr(t) = (1 - p)/(1 - p/2) * from + (p/2)/(1 - p/2) * to
 *
 * Units: `from` and `to` are LRs, `over` is a Duration.
 * Source: Chen, Wolfe & Kyrillidis 2021, REX: Revisiting Budgeted Training with an Improved Schedule. arXiv 2107.04197
 * Elsewhere: pytorch_optimizer REXScheduler. axolotl's `rex` is another curve: (1 - p) / (1 - 0.9 p), one update early.
 * @example compile(rex({ from: 3e-4, to: 0, over: 1000 }), { steps: 1000 }).at(500); // 0.0002
 */
export const rex: Kind<RexSpec> = /* @__PURE__ */ defineKind<RexSpec>(
  "rex",
  "Reflected exponential: slow, then ever faster.",
  rampFields,
  (spec) => drawRamp(spec, rexShape),
);
