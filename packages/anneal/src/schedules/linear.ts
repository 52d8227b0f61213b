import { linearShape } from "../shapes/index.ts";
import { defineKind, type Kind } from "./kind.ts";
import { drawRamp, pastField, type Ramp, rampFields } from "./ramp.ts";

export interface LinearSpec extends Omit<Ramp, "from"> {
  readonly kind: "linear";
  /** LR at the first step. Left out: `to / (span + 1)`, the warmup that never trains at 0. */
  readonly from?: number;
  /** After the end: `"hold"` (default) keeps `to`, `"continue"` keeps the slope, and may become negative. */
  readonly past?: "hold" | "continue";
}

/**
 * A straight line from `from` to `to`.
 *
 *   lr(t) = (1 - p) * from + p * to,   p = min(t, span) / span
 *
 * Without `from` it is a warmup: `lr(t) = to * (t + 1) / (span + 1)`, so that update 0 is not wasted at an LR of 0 and
 * the peak is reached at step = span.
 * Units: `from` and `to` are LRs, `over` is a Duration.
 * Source: warmup: Goyal et al. 2017, arXiv 1706.02677; decay to zero: Defazio et al. 2023, arXiv 2310.07831.
 * Elsewhere: torch LinearLR; Optax linear_schedule; the warmup of nanoGPT (without `from`).
 * @example compile(linear({ from: 1e-3, to: 0, over: 1000 }), { steps: 1000 }).at(250); // 0.00075
 * @example compile(linear({ to: 1e-3, over: 9 }), { steps: 9 }).at(0); // 0.0001
 */
export const linear: Kind<LinearSpec> = /* @__PURE__ */ defineKind<LinearSpec>(
  "linear",
  "A straight line.",
  {
    ...rampFields,
    from: {
      type: "number",
      optional: true,
      says: "LR at the first step; left out: to / (span + 1)",
    },
    past: pastField,
  },
  (spec) => drawRamp({ ...spec, from: spec.from ?? spec.to / (spec.over + 1) }, linearShape, "linear"),
);
