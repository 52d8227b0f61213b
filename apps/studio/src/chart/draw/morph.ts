import { valueAt } from "../geometry/index.ts";
import type { ChartSeries } from "../types.ts";

/** A series on its way from an old shape to a new one, at a share of the way from 0 to 1. */
export function between(from: ChartSeries, to: ChartSeries, share: number): ChartSeries {
  const ys = to.ys.map((y, k) => {
    const old = valueAt(from, to.xs[k]);
    return Number.isFinite(old) && Number.isFinite(y) ? (1 - share) * old + share * y : y;
  });
  return { ...to, ys };
}

/** Fast at first, slow at the end. */
export const easeOut = (share: number): number => 1 - (1 - share) ** 3;

/** Milliseconds that a curve takes to its new shape after an edit: none where motion is not wanted. */
export const settleTime = (): number =>
  typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 180;
