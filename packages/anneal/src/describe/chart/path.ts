import type { Frame } from "./frame.ts";
import type { Point } from "./trace.ts";

/** A coordinate to a tenth of a pixel, as short as it goes. */
export const round = (value: number): number => Math.round(value * 10) / 10 + 0;

/** The path of a line, in pieces where it leaves for the rail and where it comes back. */
export function pathOf(points: readonly Point[]): string {
  let path = "";
  let last = "";
  points.forEach((point, k) => {
    const place = `${round(point.x)} ${round(point.y)}`;
    if (k === 0 || point.off !== points[k - 1].off) path += `M${place}`;
    else if (place !== last) path += `L${place}`;
    last = place;
  });
  return path;
}

/** Dotted drops between a line and its rail. */
export function dropsOf(points: readonly Point[], { plot }: Frame): string {
  return points
    .map((point, k) => {
      const before = points[k - 1];
      if (before === undefined || before.off === point.off) return "";
      const solid = point.off ? before : point;
      return `M${round(solid.x)} ${round(solid.y)}V${round(plot.bottom)}`;
    })
    .join("");
}
