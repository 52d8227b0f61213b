import type { Phase } from "anneal/describe";
import type { JSX } from "preact";
import type { Ruler } from "../draw/ruler.ts";
import { type Frame, placePhases } from "../geometry/index.ts";
import type { ChartProps } from "../types.ts";
import { bandsOf } from "./ground.tsx";

const ribbon = 3;

interface HeadProps {
  readonly frame: Frame;
  readonly value: ChartProps["value"];
  readonly phases: readonly Phase[];
  readonly ruler: Ruler;
}

/** Over the plot: the title of the axis, and the ribbon of phases with their names. */
export function Head({ frame, value, phases, ruler }: HeadProps): JSX.Element {
  const { plot, x } = frame;
  const y = plot.top - ribbon - 7;
  const isNarrow = ruler(value.name, true) <= plot.left - 8;
  const [titleAt, anchor] = isNarrow
    ? [plot.left - 8, "end" as const]
    : [phases.length > 0 ? 0 : plot.left, "start" as const];
  const names = placePhases(phases, { x, left: plot.left, right: plot.right, ruler });
  return (
    <>
      <text class="chart-title" x={titleAt} y={y} text-anchor={anchor}>
        {value.name}
        {!isNarrow && value.note !== undefined && <tspan class="chart-note"> {value.note}</tspan>}
      </text>
      {isNarrow && value.note !== undefined && phases.length === 0 && (
        <text class="chart-unit" x={plot.left} y={y}>
          {value.note}
        </text>
      )}
      {bandsOf(phases, frame).map(({ name, left, right }, k) => (
        <rect
          key={`${name}${k}`}
          class={`chart-ribbon ${name}`}
          x={left}
          y={plot.top - ribbon}
          width={right - left}
          height={ribbon}
        />
      ))}
      {phases
        .slice(1)
        .map(({ start }) =>
          x(start) > plot.left && x(start) < plot.right ? (
            <line key={start} class="chart-edge" x1={x(start)} x2={x(start)} y1={plot.top} y2={plot.bottom} />
          ) : undefined,
        )}
      {names.map(({ name, length, x }) => (
        <text key={`${name}${x}`} class="chart-name" x={x} y={y}>
          <tspan class="strong">{name}</tspan>
          {length !== "" && ` ${length}`}
        </text>
      ))}
    </>
  );
}
