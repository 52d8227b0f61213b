import type { JSX } from "preact";
import { clamp, type Frame, valueAt } from "../geometry/index.ts";
import type { ChartDisc, ChartSeries } from "../types.ts";

const radius = 10;

interface DiscsProps {
  readonly frame: Frame;
  readonly discs: readonly ChartDisc[];
  readonly series: readonly ChartSeries[];
}

interface Placed {
  readonly disc: ChartDisc;
  readonly x: number;
  readonly y: number;
}

/** Numbered discs where findings are: above their curve, and beside one another where they would cover each other. */
export function Discs({ frame, discs, series }: DiscsProps): JSX.Element {
  return (
    <>
      {place(discs, frame, series).map(({ disc, x, y }) => (
        <button
          key={disc.number}
          type="button"
          class={`chart-disc ${disc.tone}`}
          style={{ left: `${x}px`, top: `${y}px` }}
          aria-label={disc.label}
          title={disc.label}
          onClick={() => disc.onSelect?.()}
        >
          {disc.number}
        </button>
      ))}
    </>
  );
}

function place(
  discs: readonly ChartDisc[],
  { plot, x, y }: Frame,
  series: readonly ChartSeries[],
): readonly Placed[] {
  const placed: Placed[] = [];
  for (const disc of discs) {
    const across = x(disc.step);
    if (across < plot.left - 1 || across > plot.right + 1) continue;
    const found = disc.value ?? series.map((each) => valueAt(each, disc.step)).find(Number.isFinite);
    const on = found === undefined ? plot.top + 30 : y(found);
    const at = {
      x: clamp(across, plot.left + radius + 2, plot.right - radius - 2),
      y: clamp(on - 20, plot.top + radius + 2, plot.bottom - radius - 2),
    };
    const covers = (other: Placed): boolean => Math.hypot(other.x - at.x, other.y - at.y) < 2 * radius + 2;
    for (let tries = 0; tries < 12 && placed.some(covers); tries++) {
      at.y -= 2 * radius + 2;
      if (at.y < plot.top + radius + 2) {
        at.y = Math.min(on + 20, plot.bottom - radius - 2);
        at.x += at.x + 3 * radius > plot.right ? -2 * radius - 2 : 2 * radius + 2;
      }
    }
    placed.push({ disc, ...at });
  }
  return placed;
}
