import { cosinePowerShape, cosineShape } from "../shapes/index.ts";
import { defineKind, type Kind } from "./kind.ts";
import { drawRamp, pastField, type Ramp, rampFields } from "./ramp.ts";

export interface CosineSpec extends Ramp {
  readonly kind: "cosine";
  /** The remaining weight is raised to it; above 1 falls earlier. Default 1. */
  readonly power?: number;
  /** After the end: `"hold"` (default) keeps `to`, `"continue"` climbs back, with a period of twice the span. */
  readonly past?: "hold" | "continue";
}

/**
 * Half a cosine wave from `from` to `to`.
 *
 *   lr(t) = (1 + c)/2 * from + (1 - c)/2 * to,   c = cos(pi * t/span),   t = min(step, span)
 *
 * Source: Loshchilov & Hutter 2017, SGDR, the annealing within one cycle. arXiv 1608.03983
 * Units: `from` and `to` are LRs, `over` is a Duration. `to` is reached at step = span and held after it, unless `past`
 * is "continue": then it climbs back, as torch CosineAnnealingLR does.
 * Elsewhere: Optax cosine_decay_schedule (`power` is its exponent); Keras CosineDecay without warmup; `pace` is timm's
 * k_decay.
 * @example compile(cosine({ from: 3e-4, to: 3e-5, over: 1000 }), { steps: 1000 }).at(500); // 0.000165
 */
export const cosine: Kind<CosineSpec> = /* @__PURE__ */ defineKind<CosineSpec>(
  "cosine",
  "Half a cosine wave.",
  {
    ...rampFields,
    power: {
      type: "number",
      above: 0,
      default: 1,
      says: "power of the remaining weight",
    },
    past: pastField,
  },
  (spec) =>
    spec.power === 1 ? drawRamp(spec, cosineShape, "cosine") : drawRamp(spec, cosinePowerShape(spec.power)),
);
