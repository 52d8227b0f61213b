import type { ChartDisc, ChartSeries } from "../types.ts";
import { type Box, clamp } from "./box.ts";
import type { Frame } from "./frame.ts";
import { valueAt } from "./polyline.ts";

const radius = 10;
/** From the middle of one disc to that of the next. */
const apart = 2 * radius + 2;

/** A disc with the place of its middle. */
export interface PlacedDisc {
  readonly disc: ChartDisc;
  /** Where its step is: a disc never leaves it. */
  readonly x: number;
  readonly y: number;
  /** Height of the point that it speaks of; left out where no curve is. */
  readonly on?: number;
}

/** Places of discs: at their step, above the curve or below it, as near to it as they do not cover each other. */
export function placeDiscs(
  discs: readonly ChartDisc[],
  { plot, x, y }: Frame,
  series: readonly ChartSeries[],
): readonly PlacedDisc[] {
  const placed: PlacedDisc[] = [];
  const [top, bottom] = [plot.top + radius + 2, plot.bottom - radius - 2];
  for (const disc of discs) {
    const across = x(disc.step);
    if (across < plot.left - 1 || across > plot.right + 1) continue;
    const found = disc.value ?? series.map((each) => valueAt(each, disc.step)).find(Number.isFinite);
    const on = found === undefined ? undefined : clamp(y(found), plot.top, plot.bottom);
    const free = (at: number): number =>
      Math.min(...placed.map((other) => Math.hypot(other.x - across, other.y - at)), apart);
    const heights = heightsFrom(on ?? plot.top + 50).filter((at) => at >= top && at <= bottom);
    // Where all is taken, the height that is least so.
    const best = heights.reduce((one, at) => (free(at) > free(one) ? at : one), heights[0] ?? top);
    placed.push({ disc, x: across, y: best, ...(on !== undefined && { on }) });
  }
  return placed;
}

/** Heights that are tried: above, below, and so on, farther each time. */
const heightsFrom = (on: number): readonly number[] =>
  Array.from({ length: 24 }, (_, k) => on + (k % 2 === 0 ? -1 : 1) * (20 + Math.floor(k / 2) * apart));

export const discBox = ({ x, y }: PlacedDisc): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});
