import type { Shape } from "./shape.ts";

/**
 * A power of the progress, in either of the two ways the frameworks have.
 *
 *   out: remaining = (1 - p) ** power          (torch, timm, Keras, Optax)
 *   in:  elapsed = p ** power                  (fastai; 1-sqrt is power 0.5, square is power 2)
 *
 * @example polynomialShape(2, "out")(0.5, 1, 0); // 0.25
 * @example polynomialShape(0.5, "in")(0.25, 1, 0); // 0.5
 */
export const polynomialShape = (power: number, ease: "out" | "in"): Shape =>
  ease === "out"
    ? (p, from, to) => {
        const q = (1 - p) ** power;
        return q * from + (1 - q) * to;
      }
    : (p, from, to) => {
        const q = p ** power;
        return (1 - q) * from + q * to;
      };
