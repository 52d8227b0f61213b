import type { Box } from "./box.ts";
import type { Run } from "./polyline.ts";

/** Whether a line comes nearer to a box than a margin. */
export function touches(runs: readonly Run[], box: Box, margin: number): boolean {
  const [left, right, top, bottom] = [
    box.left - margin,
    box.right + margin,
    box.top - margin,
    box.bottom + margin,
  ];
  for (const { points } of runs) {
    for (let k = 0; k < points.length; k++) {
      const b = points[k];
      const a = points[k - 1] ?? b;
      if (b.x < left || a.x > right) continue;
      // The heights of the piece that lies between the two sides of the box.
      const slope = b.x === a.x ? 0 : (b.y - a.y) / (b.x - a.x);
      const [y1, y2] =
        b.x === a.x
          ? [a.y, b.y]
          : [Math.max(left, a.x), Math.min(right, b.x)].map((x) => a.y + slope * (x - a.x));
      if (Math.max(y1, y2) >= top && Math.min(y1, y2) <= bottom) return true;
    }
  }
  return false;
}
