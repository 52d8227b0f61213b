import { linearShape } from "../shapes/index.ts";
import type { Duration } from "../units/index.ts";
import { defineKind, type Kind } from "./kind.ts";
import { firstDescent, rank } from "./lookup.ts";
import { smoothSlopes } from "./smooth.ts";

export interface KnotsSpec {
  readonly kind: "knots";
  /** `[time, LR]`, times ascending and counted from the start. */
  readonly points: readonly (readonly [Duration, number])[];
  /** How points are joined: straight (default), straight in log LR (all above 0), or smooth without overshoot. */
  readonly via?: "linear" | "log" | "smooth";
}

/**
 * A curve through any points.
 *
 *   linear:  lr = (1 - p) * y[k] + p * y[k+1],   p = (t - t[k]) / (t[k+1] - t[k])
 *   log:     lr = y[k] ** (1 - p) * y[k+1] ** p
 *   smooth:  cubic Hermite with monotone slopes: no overshoot between two points
 *
 * The first value holds before the first point, the last after the last. Of points at one time the last rules: a jump.
 * Units: times are Durations from the start, values are LRs.
 * Source: smooth: Fritsch & Butland 1984, A Method for Constructing Local Monotone Piecewise Cubic Interpolants,
 * SIAM J. Sci. Stat. Comput. 5(2).
 * Elsewhere: Optax piecewise_interpolate_schedule; Ignite PiecewiseLinear.
 * @example compile(knots({ points: [[0, 0], [10, 1], [100, 0]] }), { steps: 100 }).at(55); // 0.5
 * @example compile(knots({ points: [[0, 1e-6], [100, 1]], via: "log" }), { steps: 100 }).at(50); // 0.001
 */
export const knots: Kind<KnotsSpec> = /* @__PURE__ */ defineKind<KnotsSpec>(
  "knots",
  "A curve through any points.",
  {
    points: {
      type: "list",
      of: { type: "pair", of: [{ type: "duration" }, { type: "number" }] },
      atLeast: 1,
      says: "[time, LR], times ascending",
    },
    via: {
      type: "choice",
      of: ["linear", "log", "smooth"],
      default: "linear",
      says: "how points are joined",
    },
  },
  ({ points, via }, context) => {
    const times = Float64Array.from(points, (point) => point[0]);
    const levels = Float64Array.from(points, (point) => point[1]);
    const back = firstDescent(Array.from(times));
    if (back > 0) {
      context.fail("order", `points[${back}][0]`, `a time at or after ${times[back - 1]}`, times[back]);
    }
    const low = via === "log" ? levels.findIndex((y) => y <= 0) : -1;
    if (low >= 0) context.fail("range", `points[${low}][1]`, `a number above 0 for via "log"`, levels[low]);
    const last = levels.length - 1;
    const join = joins[via](times, levels);
    return {
      span: times[last],
      at: (t) => {
        const k = rank(times, t) - 1;
        if (k < 0) return levels[0];
        return k >= last ? levels[last] : join(k, (t - times[k]) / (times[k + 1] - times[k]));
      },
    };
  },
);

type Join = (times: Float64Array, levels: Float64Array) => (k: number, p: number) => number;

const joins: { readonly [V in "linear" | "log" | "smooth"]: Join } = {
  linear: (_, y) => (k, p) => linearShape(p, y[k], y[k + 1]),
  log: (_, y) => (k, p) => y[k] ** (1 - p) * y[k + 1] ** p,
  smooth: (times, y) => {
    const slopes = smoothSlopes(times, y);
    return (k, p) => {
      const h = times[k + 1] - times[k];
      const q = 1 - p;
      const ends = q * q * (1 + 2 * p) * y[k] + p * p * (1 + 2 * q) * y[k + 1];
      const value = ends + h * p * q * (q * slopes[2 * k] - p * slopes[2 * k + 1]);
      // Only rounding leaves the interval, but below a 0 it would be a negative LR.
      return Math.min(Math.max(value, Math.min(y[k], y[k + 1])), Math.max(y[k], y[k + 1]));
    };
  },
};
