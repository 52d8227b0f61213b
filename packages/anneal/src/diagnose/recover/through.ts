import type { Spec } from "../../schedules/index.ts";
import type { Points } from "../points.ts";

/** Straight lines between knots stay within this share of every logged value: half of what a recovered schedule may be off. */
const within = 0.0025;

/**
 * A curve through logged points for a series that no simple schedule explains: straight lines, as few as stay within a
 * quarter of a percent of every point. From each knot on, the next is the last point that a line can go to while passing
 * all points between (the cone of slopes that it may have does not close).
 */
export function through({ t, v, tol }: Points): Spec {
  const allowed = (i: number): number => Math.max(tol[i], within * Math.abs(v[i]));
  const points: [number, number][] = [[t[0], v[0]]];
  let at = 0;
  while (at < t.length - 1) {
    let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    let end = at + 1;
    for (let i = at + 1; i < t.length; i++) {
      const run = t[i] - t[at];
      const slope = (v[i] - v[at]) / run;
      if (slope >= low && slope <= high) end = i;
      low = Math.max(low, slope - allowed(i) / run);
      high = Math.min(high, slope + allowed(i) / run);
      if (low > high) break;
    }
    points.push([t[end], v[end]]);
    at = end;
  }
  return { kind: "knots", points };
}
