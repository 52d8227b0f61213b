import type { Curve } from "anneal";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";

interface SparklineProps {
  readonly curve: Curve;
  /** Updates in the run. */
  readonly steps: number;
  /** Place in the palette; left out: ink. */
  readonly hue?: number;
  readonly width?: number;
  readonly height?: number;
  /** A grey line at 0. */
  readonly ground?: boolean;
}

/** A curve in little room, as an ornament of words that say the same. */
export function Sparkline(props: SparklineProps): JSX.Element {
  const { curve, steps, hue, width = 44, height = 18, ground = false } = props;
  const path = useMemo(() => pathOf(curve, steps, { width, height }), [curve, steps, width, height]);
  return (
    <svg
      class="sparkline"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
      data-hue={hue === undefined ? undefined : ((hue - 1) % 8) + 1}
    >
      {ground && <path class="ground" d={`M0 ${height - 1.5}H${width}`} />}
      <path d={path} />
    </svg>
  );
}

function pathOf({ at }: Curve, steps: number, { width, height }: { width: number; height: number }): string {
  // Enough points for a warmup of a few percent to be a straight line.
  const points = Math.max(72, 2 * width);
  const values = Array.from({ length: points + 1 }, (_, k) => at((steps * k) / points));
  const [top, bottom] = [Math.max(...values, 0), Math.min(...values, 0)];
  const size = top - bottom || 1;
  return values
    .map((value, k) => {
      const x = 1 + ((width - 2) * k) / points;
      const y = height - 2 - ((height - 4) * (value - bottom)) / size;
      return `${k === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join("");
}
