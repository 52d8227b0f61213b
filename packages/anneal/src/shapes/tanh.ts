import type { Shape } from "./shape.ts";

/**
 * A piece of the hyperbolic tangent, from `lb` to `ub`. Not exact at its ends: it starts and stops a little inside.
 *
 *   remaining = (1 - tanh(lb (1 - p) + ub p)) / 2,   elapsed = (1 + tanh(lb (1 - p) + ub p)) / 2
 *
 * Source: Hsueh, Li & Wu 2019, Stochastic Gradient Descent with Hyperbolic-Tangent Decay. arXiv 1806.01593
 * @example tanhShape(-6, 6)(0.5, 1, 0); // 0.5
 */
export const tanhShape =
  (lb: number, ub: number): Shape =>
  (p, from, to) => {
    const h = Math.tanh(lb * (1 - p) + ub * p);
    return ((1 - h) / 2) * from + ((1 + h) / 2) * to;
  };
