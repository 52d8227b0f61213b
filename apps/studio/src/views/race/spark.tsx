import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { Racer } from "../../race/plan.ts";

const [width, height, points] = [52, 26, 64];

/** The shape of a racer, in little room, beside the words that name it. */
export function Spark({ racer, steps }: { readonly racer: Racer; readonly steps: number }): JSX.Element {
  const path = useMemo(() => pathOf(racer, steps), [racer, steps]);
  return (
    <svg
      class="race-spark"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}

function pathOf({ curve, peak, falls, spec, hue }: Racer, steps: number): string {
  // A constant rate lies in the middle: at the top it would look like a limit.
  const isFlat = hue === 0 && spec.kind === "constant" && falls === undefined;
  return Array.from({ length: points + 1 }, (_, k) => {
    const share = isFlat ? 0.5 : curve.at((k / points) * steps) / peak;
    const x = 1 + ((width - 2) * k) / points;
    return `${k === 0 ? "M" : "L"}${x.toFixed(1)} ${(height - 2 - (height - 4) * share).toFixed(1)}`;
  }).join("");
}
