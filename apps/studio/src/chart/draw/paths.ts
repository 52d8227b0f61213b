import type { Run } from "../geometry/index.ts";

/** A line as a canvas takes it: what lies in the plot, and what lies on the rail for zero. */
export interface Paths {
  readonly line: Path2D;
  readonly rail: Path2D;
}

export const pathsOf = (runs: readonly Run[]): Paths => ({
  line: pathOf(runs.filter(({ off }) => !off)),
  rail: pathOf(runs.filter(({ off }) => off)),
});

function pathOf(runs: readonly Run[]): Path2D {
  const path = new Path2D();
  for (const { points } of runs) {
    points.forEach(({ x, y }, k) => {
      if (k === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
    // A single point between two gaps would not show.
    if (points.length === 1) path.lineTo(points[0].x + 0.5, points[0].y);
  }
  return path;
}
