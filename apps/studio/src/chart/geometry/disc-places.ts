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
  readonly x: number;
  readonly y: number;
}

/** Places of discs: above their curve, and beside one another where they would cover each other. */
export function placeDiscs(
  discs: readonly ChartDisc[],
  { plot, x, y }: Frame,
  series: readonly ChartSeries[],
): readonly PlacedDisc[] {
  const placed: PlacedDisc[] = [];
  for (const disc of discs) {
    const across = x(disc.step);
    if (across < plot.left - 1 || across > plot.right + 1) continue;
    const found = disc.value ?? series.map((each) => valueAt(each, disc.step)).find(Number.isFinite);
    const on = found === undefined ? plot.top + 30 : y(found);
    const at = {
      x: clamp(across, plot.left + radius + 2, plot.right - radius - 2),
      y: clamp(on - 20, plot.top + radius + 2, plot.bottom - radius - 2),
    };
    const covers = (other: PlacedDisc): boolean => Math.hypot(other.x - at.x, other.y - at.y) < apart;
    for (let tries = 0; tries < 12 && placed.some(covers); tries++) {
      at.y -= apart;
      if (at.y < plot.top + radius + 2) {
        at.y = Math.min(on + 20, plot.bottom - radius - 2);
        at.x += at.x + 3 * radius > plot.right ? -2 * radius - 2 : apart;
      }
    }
    placed.push({ disc, ...at });
  }
  return placed;
}

export const discBox = ({ x, y }: PlacedDisc): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});
