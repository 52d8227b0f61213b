import type { ChartPlot } from "../../chart/types.ts";
import type { Joined } from "./join.ts";

export const insetSize = { width: 312, height: 168 };

/** Pixels between the inset and what it must not touch. */
const room = 14;

/**
 * The left edge of a place at the top of the plot where the inset covers neither curve; as far to the right as it goes
 * without reaching the steps that differ, if that is possible. `undefined` where there is none.
 */
export function insetPlace(
  plot: ChartPlot,
  {
    curves,
    steps,
    first,
  }: { readonly curves: readonly Joined[]; readonly steps: number; readonly first: number },
): { readonly left: number; readonly top: number } | undefined {
  const { width, height } = insetSize;
  const across = plot.right - plot.left;
  const tall = plot.bottom - plot.top;
  const stepAt = (x: number): number => ((x - plot.left) / across) * steps;
  let high = 0;
  for (let i = 0; i <= 200; i++)
    for (const { curve } of curves) high = Math.max(high, curve.at((steps * i) / 200));
  if (!(high > 0) || across < width + 2 * room || tall < height + 3 * room) return undefined;
  // The highest value stands a little below the top of the plot: taken at the top, a curve is never thought too low.
  const yAt = (step: number): number =>
    plot.bottom - (Math.max(...curves.map(({ curve }) => curve.at(step))) / high) * tall;
  const top = plot.top + 8;
  const isFree = (left: number): boolean => {
    for (let x = left - room; x <= left + width + room; x += 6) {
      if (x < plot.left || x > plot.right) continue;
      if (yAt(stepAt(x)) < top + height + room) return false;
    }
    return true;
  };
  const places: number[] = [];
  for (let left = plot.right - width - room; left >= plot.left + room; left -= 8) places.push(left);
  const before = plot.left + (first / steps) * across - room - width;
  const left = places.find((each) => each <= before && isFree(each)) ?? places.find(isFree);
  return left === undefined ? undefined : { left, top };
}
