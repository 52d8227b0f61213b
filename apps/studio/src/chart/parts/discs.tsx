import type { JSX } from "preact";
import { type Frame, placeDiscs } from "../geometry/index.ts";
import type { ChartDisc, ChartSeries } from "../types.ts";

interface DiscsProps {
  readonly frame: Frame;
  readonly discs: readonly ChartDisc[];
  readonly series: readonly ChartSeries[];
}

/** Numbered discs where findings are: above their curve, and beside one another where they would cover each other. */
export function Discs({ frame, discs, series }: DiscsProps): JSX.Element {
  return (
    <>
      {placeDiscs(discs, frame, series).map(({ disc, x, y }) => (
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
