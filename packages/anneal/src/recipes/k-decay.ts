import { afterWarmup, floorField, type Warmup, warmupFields } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface KDecayOptions extends Warmup {
  /** Power of the elapsed share: above 1 the LR stays high longer. Default 2. */
  readonly k?: number;
  /** LR at the end. Default 0. */
  readonly floor?: number;
}

/**
 * k-decay: a cosine whose progress is `(t / span) ** k`.
 *
 * Source: Zhang & Li 2020, k-decay: A New Method for Learning Rate Schedule, arXiv 2004.05909.
 * Elsewhere: timm `k_decay`.
 * @example compile(kDecay({ peak: 1, k: 1 }), { steps: 100 }).at(50); // 0.5
 */
export const kDecay: Recipe<KDecayOptions> = /* @__PURE__ */ defineRecipe<KDecayOptions>(
  "kDecay",
  "A cosine that stays high longer.",
  {
    ...warmupFields,
    k: { type: "number", above: 0, default: 2, says: "power of the elapsed share" },
    floor: floorField,
  },
  (options) =>
    afterWarmup(options, {
      kind: "cosine",
      from: options.peak,
      to: options.floor,
      over: "rest",
      pace: options.k,
    }),
);
