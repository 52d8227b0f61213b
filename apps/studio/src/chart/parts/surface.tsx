import type { JSX, RefObject } from "preact";
import { useRef } from "preact/hooks";
import type { Frame } from "../geometry/index.ts";
import type { Signals, Stage } from "../stage.ts";
import { useSurface } from "../use/surface.ts";

interface SurfaceProps {
  readonly stage: RefObject<Stage | null>;
  readonly frame: Frame;
  readonly signals: Signals;
}

/** The plot and its axis, as far as they listen to pointers. */
export function Surface({ stage, frame: { plot }, signals }: SurfaceProps): JSX.Element {
  const surface = useRef<HTMLDivElement>(null);
  useSurface(surface, stage, signals);
  const isOnCurve = signals.hovered.value !== undefined && stage.current?.props.onSelect !== undefined;
  const canZoom = stage.current?.props.zoom !== undefined;
  const [left, width] = [`${plot.left}px`, `${plot.right - plot.left}px`];
  return (
    <div
      ref={surface}
      class={isOnCurve ? "chart-surface selects" : "chart-surface"}
      style={{ left, width, top: `${plot.top}px`, height: `${plot.bottom - plot.top + axisHeight}px` }}
    >
      {canZoom && (
        <div
          class="chart-axis"
          style={{ inset: "auto 0 0", height: `${axisHeight}px` }}
          title="Drag to zoom in"
        />
      )}
    </div>
  );
}

const axisHeight = 24;
