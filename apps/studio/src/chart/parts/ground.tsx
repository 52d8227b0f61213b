import type { Phase } from "anneal/describe";
import type { JSX } from "preact";
import { clamp, type Frame } from "../geometry/index.ts";

/** What lies behind the curves: the washes of phases, and the rail for zero. */
export function Ground({
  frame,
  phases,
}: {
  readonly frame: Frame;
  readonly phases: readonly Phase[];
}): JSX.Element {
  const { plot, floor, limits } = frame;
  const wide = plot.right - plot.left;
  return (
    <>
      {bandsOf(phases, frame).map(({ name, left, right }, k) => (
        <rect
          key={`${name}${k}`}
          class={`chart-wash ${name}`}
          x={left}
          y={plot.top}
          width={right - left}
          height={plot.bottom - plot.top}
        />
      ))}
      {limits.rail !== undefined && (
        <>
          <rect class="chart-rail" x={plot.left} y={floor} width={wide} height={plot.bottom - floor} />
          <line class="chart-rail-line" x1={plot.left} x2={plot.right} y1={floor} y2={floor} />
        </>
      )}
    </>
  );
}

/** The phases that are in sight, from edge to edge in pixels. */
export function bandsOf(
  phases: readonly Phase[],
  { plot, x }: Frame,
): readonly { readonly name: Phase["name"]; readonly left: number; readonly right: number }[] {
  return phases
    .map(({ name, start, end }) => ({
      name,
      left: clamp(x(start), plot.left, plot.right),
      right: clamp(x(end), plot.left, plot.right),
    }))
    .filter(({ left, right }) => right > left);
}
