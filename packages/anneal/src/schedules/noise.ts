import { finite } from "./curve.ts";
import { defineKind, type Kind } from "./kind.ts";
import { boundedNormal } from "./random.ts";
import type { Spec } from "./spec.ts";

export interface NoiseSpec {
  readonly kind: "noise";
  readonly of: Spec;
  /** Standard deviation of the relative noise, above 0. */
  readonly std: number;
  /** The noise stays below this share of the value, above 0 and below 1. Default 0.67, as in timm. */
  readonly limit?: number;
  /** A whole number; the same seed gives the same noise. Default 0. */
  readonly seed?: number;
}

/**
 * Seeded noise over another schedule, one draw for each step, replayable at any step in any order.
 *
 *   lr(t) = of(t) * (1 + e_k),   k = floor(t),   e_k normal with deviation std, drawn again while |e_k| >= limit
 *
 * The draw is a hash of seed and step: nothing is remembered. Where nearly every draw is out of bounds it is uniform. After the end of the inner schedule there is no noise.
 * Source: timm `lr_noise`, its normal type; the generator is our own, so the numbers are not torch's.
 * @example compile(noise({ of: constant({ value: 1, over: 100 }), std: 0.1, seed: 7 }), { steps: 100 }).at(100); // 1
 */
export const noise: Kind<NoiseSpec> = /* @__PURE__ */ defineKind<NoiseSpec>(
  "noise",
  "Seeded noise over another schedule.",
  {
    of: { type: "spec", says: "the curve" },
    std: { type: "number", above: 0, says: "standard deviation, as a share of the value" },
    limit: {
      type: "number",
      above: 0,
      below: 1,
      default: 0.67,
      says: "largest noise, as a share of the value",
    },
    seed: {
      type: "number",
      whole: true,
      min: 0,
      max: 2 ** 32 - 1,
      default: 0,
      says: "the same seed, the same noise",
    },
  },
  ({ of, std, limit, seed }, context) => {
    const inner = context.compile(of, "of");
    const { at, span } = inner;
    return {
      span,
      at: (t) => (t < span ? finite(at(t) * (1 + boundedNormal(seed, Math.floor(t), std, limit))) : at(t)),
      like: inner,
    };
  },
);
