import { cosinePowerShape, cosineShape } from "../shapes/index.ts";
import { countBefore, flat } from "./curve.ts";
import { fillCosine } from "./fill-cosine.ts";
import { defineKind, type Kind } from "./kind.ts";
import { drawRamp, farthest, progress, type Ramp, rampFields } from "./ramp.ts";

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
  "Half a cosine wave: slow, fast, slow.",
  {
    ...rampFields,
    power: { type: "number", above: 0, default: 1, says: "power of the remaining weight; above 1 falls earlier" },
    past: { type: "choice", of: ["hold", "continue"], default: "hold", says: "after the end: hold, or climb back" },
  },
  (spec) => {
    const { from, to, over: span, pace, power, past } = spec;
    if (past === "continue" && span > 0) {
      const shape = power === 1 ? cosineShape : cosinePowerShape(power);
      const elapsed = progress(span, pace, farthest);
      return { span, at: (t) => shape(elapsed(t), from, to) };
    }
    if (power !== 1) return drawRamp(spec, cosinePowerShape(power));
    if (pace !== 1) return drawRamp(spec, cosineShape);
    if (span === 0) return flat(to, 0);
    return {
      span,
      at: (t) => (t < span ? cosineShape(t / span, from, to) : to),
      fill: (out, start) => {
        const n = countBefore(span, start, out.length);
        fillCosine(out.subarray(0, n), start, spec);
        out.fill(to, n);
      },
    };
  },
);
