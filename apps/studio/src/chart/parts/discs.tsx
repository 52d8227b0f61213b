import type { JSX } from "preact";
import { type Frame, placeDiscs } from "../geometry/index.ts";
import type { ChartDisc, ChartSeries } from "../types.ts";

interface DiscsProps {
  readonly frame: Frame;
  readonly discs: readonly ChartDisc[];
  readonly series: readonly ChartSeries[];
}

/** Numbered discs at what they speak of, each with a line to its point of the curve. */
export function Discs({ frame, discs, series }: DiscsProps): JSX.Element | null {
  if (discs.length === 0) return null;
  const placed = placeDiscs(discs, frame, series);
  return (
    <>
      <svg class="chart-over" aria-hidden="true">
        {placed.map(
          ({ disc, x, y, on }) =>
            on !== undefined && (
              <g key={disc.number} class={`chart-disc-at ${disc.tone}`}>
                <line x1={x} x2={x} y1={y} y2={on} />
                <circle cx={x} cy={on} r={2.5} />
              </g>
            ),
        )}
      </svg>
      {placed.map(({ disc, x, y }) => (
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
