import { polynomialShape } from "../shapes/index.ts";
import { defineKind, type Kind } from "./kind.ts";
import { drawRamp, type Ramp, rampFields } from "./ramp.ts";

export interface PolynomialSpec extends Ramp {
  readonly kind: "polynomial";
  /** The exponent, above 0. */
  readonly power: number;
  /** What is raised to the power: `"out"` (default) the remaining share, `"in"` the elapsed one. */
  readonly ease?: "out" | "in";
}

/**
 * A power of the progress, from `from` to `to`.
 *
 *   out:  lr(t) = q * from + (1 - q) * to,   q = (1 - p) ** power      (default)
 *   in:   lr(t) = (1 - q) * from + q * to,   q = p ** power
 *
 * The cooldown "1-sqrt" is `ease: "in"` with power 0.5; "square" is `ease: "in"` with power 2.
 * Units: `from` and `to` are LRs, `over` is a Duration, `power` has none.
 * Source: 1-sqrt and square: Hägele et al. 2024, arXiv 2405.18392.
 * Elsewhere: torch PolynomialLR, Optax polynomial_schedule, Keras PolynomialDecay (out); fastai SchedPoly (in).
 * @example compile(polynomial({ from: 1, to: 0, over: 100, power: 2 }), { steps: 100 }).at(50); // 0.25
 * @example compile(polynomial({ from: 1, to: 0, over: 100, power: 0.5, ease: "in" }), { steps: 100 }).at(25); // 0.5
 */
export const polynomial: Kind<PolynomialSpec> = /* @__PURE__ */ defineKind<PolynomialSpec>(
  "polynomial",
  "A power of the remaining (out) or elapsed (in) share.",
  {
    ...rampFields,
    power: { type: "number", above: 0, says: "exponent" },
    ease: {
      type: "choice",
      of: ["out", "in"],
      default: "out",
      says: "out: (1-p)^power remains; in: p^power has elapsed",
    },
  },
  (spec) => drawRamp(spec, polynomialShape(spec.power, spec.ease)),
);
