import type { Spot } from "./box.ts";
import type { Run } from "./polyline.ts";

/** A curve is meant by a click this near to it. */
export const reachOfClick = 8;

/** Distance in pixels from a point to a line; infinite where there is none. */
export function distanceTo(runs: readonly Run[], { x, y }: Spot, most = reachOfClick): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const { points } of runs) {
    for (let k = 0; k < points.length; k++) {
      const b = points[k];
      const a = points[k - 1] ?? b;
      if (Math.max(a.x, b.x) < x - most || Math.min(a.x, b.x) > x + most) continue;
      nearest = Math.min(nearest, toPiece({ x, y }, a, b));
    }
  }
  return nearest;
}

/** From a point to the piece of a straight line between two others. */
function toPiece({ x, y }: Spot, a: Spot, b: Spot): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length));
  return Math.hypot(x - a.x - along * dx, y - a.y - along * dy);
}
