import type { Box, Frame } from "./frame.ts";
import type { Point } from "./trace.ts";

/** How high and how low a line goes over stretches of the plot. */
export interface Reach {
  /** Highest and lowest point (smallest and largest y) over [left, right]. */
  readonly over: (left: number, right: number) => { readonly top: number; readonly bottom: number };
  /** Vertical distance between the line and a box that is `margin` wider on both sides; 0 where they touch. */
  readonly gap: (box: Box, margin: number) => number;
  /** Distance between the line and a box, or `most` where it is farther away. */
  readonly distance: (box: Box, most: number) => number;
}

/**
 * The reach of a line, pixel by pixel: what `placeLabels` keeps clear of.
 *
 * @example
 * const plot = { left: 0, top: 0, right: 100, bottom: 50 };
 * reachOf([{ x: 0, y: 10, off: false }, { x: 100, y: 20, off: false }], { plot }).over(0, 100); // { top: 10, bottom: 20 }
 */
export function reachOf(points: readonly Point[], { plot }: Pick<Frame, "plot">): Reach {
  const first = Math.floor(plot.left);
  const count = Math.ceil(plot.right) - first + 1;
  const tops = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const bottoms = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const mark = (column: number, y: number): void => {
    const k = Math.max(0, Math.min(count - 1, column));
    tops[k] = Math.min(tops[k], y);
    bottoms[k] = Math.max(bottoms[k], y);
  };
  for (let k = 1; k < points.length; k++) {
    const [a, b] = [points[k - 1], points[k]];
    const [from, to] = [Math.floor(a.x) - first, Math.floor(b.x) - first];
    mark(from, a.y);
    mark(to, b.y);
    // where the line crosses from one pixel to the next, both have the height there
    for (let column = from + 1; column <= to; column++) {
      const y = a.y + ((column + first - a.x) / (b.x - a.x)) * (b.y - a.y);
      mark(column - 1, y);
      mark(column, y);
    }
  }
  const over = (left: number, right: number): { top: number; bottom: number } => {
    let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    const end = Math.min(count - 1, Math.floor(right) - first);
    for (let k = Math.max(0, Math.floor(left) - first); k <= end; k++) {
      top = Math.min(top, tops[k]);
      bottom = Math.max(bottom, bottoms[k]);
    }
    return { top, bottom };
  };
  const gapOver = (left: number, right: number, box: Box): number => {
    const { top, bottom } = over(left, right);
    return Math.max(0, top - box.bottom, box.top - bottom);
  };
  return {
    over,
    gap: (box, margin) => gapOver(box.left - margin, box.right + margin, box),
    distance: (box, most) => {
      let nearest = most;
      const end = Math.min(count - 1, Math.ceil(box.right + most) - first);
      for (let k = Math.max(0, Math.floor(box.left - most) - first); k <= end; k++) {
        if (tops[k] > bottoms[k]) continue;
        const dx = Math.max(0, box.left - first - k - 1, first + k - box.right);
        const dy = Math.max(0, tops[k] - box.bottom, box.top - bottoms[k]);
        nearest = Math.min(nearest, Math.hypot(dx, dy));
      }
      return nearest;
    },
  };
}
