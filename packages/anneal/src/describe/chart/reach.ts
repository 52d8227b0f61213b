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
  const [highest, lowest] = [rangesOf(tops, Math.min), rangesOf(bottoms, Math.max)];
  const over = (left: number, right: number): { top: number; bottom: number } => {
    const [from, to] = [
      Math.max(0, Math.floor(left) - first),
      Math.min(count - 1, Math.floor(right) - first),
    ];
    return from > to ? nothing : { top: highest(from, to), bottom: lowest(from, to) };
  };
  const gapOver = (left: number, right: number, box: Box): number => {
    const { top, bottom } = over(left, right);
    return Math.max(0, top - box.bottom, box.top - bottom);
  };
  return {
    over,
    gap: (box, margin) => gapOver(box.left - margin, box.right + margin, box),
    distance: (box, most) => {
      // straight above and below first: it bounds how far to the sides there is anything to look at
      const above = gapOver(box.left, box.right, box);
      let nearest = Math.min(most * most, above * above);
      const look = (column: number, dx: number): void => {
        if (column < 0 || column >= count || tops[column] > bottoms[column]) return;
        const dy = Math.max(0, tops[column] - box.bottom, box.top - bottoms[column]);
        nearest = Math.min(nearest, dx * dx + dy * dy);
      };
      const [left, right] = [Math.floor(box.left) - first, Math.floor(box.right) - first];
      for (let k = 1; k * k < nearest + 2 * k; k++) {
        look(left - k, Math.max(0, box.left - first - left + k - 1));
        look(right + k, Math.max(0, right + k - (box.right - first)));
      }
      return Math.sqrt(nearest);
    },
  };
}

const nothing = { top: Number.POSITIVE_INFINITY, bottom: Number.NEGATIVE_INFINITY };

/** The least (or greatest) of the values from one index to another, each asked for at once: a table of powers of two. */
function rangesOf(
  values: Float64Array,
  pick: (a: number, b: number) => number,
): (from: number, to: number) => number {
  const levels = [values];
  for (let wide = 1; 2 * wide <= values.length; wide *= 2) {
    const last = levels[levels.length - 1];
    const next = last.slice();
    for (let k = 0; k + wide < next.length; k++) next[k] = pick(last[k], last[k + wide]);
    levels.push(next);
  }
  return (from, to) => {
    const level = 31 - Math.clz32(to - from + 1);
    return pick(levels[level][from], levels[level][to + 1 - 2 ** level]);
  };
}
