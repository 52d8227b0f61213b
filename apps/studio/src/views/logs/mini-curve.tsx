import { compile, type Spec } from "anneal";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";

const [width, height] = [40, 18];

/** The course of a schedule in a few pixels. */
export function MiniCurve({
  spec,
  steps,
  hue,
}: {
  readonly spec: Spec;
  readonly steps: number;
  readonly hue: number;
}): JSX.Element {
  const path = useMemo(() => pathOf(spec, steps), [spec, steps]);
  return (
    <svg class="mini" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <path
        d={path}
        style={{ stroke: hue === 0 ? "var(--curve-baseline)" : `var(--curve-${((hue - 1) % 8) + 1})` }}
      />
    </svg>
  );
}

function pathOf(spec: Spec, steps: number): string {
  const { curve } = compile.inspect(spec, { steps });
  if (curve === undefined) return "";
  const values = Array.from({ length: 60 }, (_, i) => curve.at((i * steps) / 59));
  const top = Math.max(...values) || 1;
  const points = values.map((value, i) => {
    const x = 1 + (i * (width - 2)) / 59;
    const y = height - 2 - (Math.max(0, value) / top) * (height - 4);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${points.join("L")}`;
}
