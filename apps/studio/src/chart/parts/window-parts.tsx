import { formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { useRef } from "preact/hooks";

interface PartProps {
  readonly onMove: (steps: number) => void;
  readonly stepsIn: (pixels: number) => number;
}

interface Slide {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: () => void;
}

/** Moves by what a captured pointer moves. */
function useSlide({ onMove, stepsIn }: PartProps): Slide {
  const last = useRef<number | undefined>(undefined);
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      (event.currentTarget as Element).setPointerCapture(event.pointerId);
      last.current = event.clientX;
    },
    onPointerMove: (event) => {
      if (last.current === undefined || event.clientX === last.current) return;
      onMove(stepsIn(event.clientX - last.current));
      last.current = event.clientX;
    },
    onPointerUp: () => {
      last.current = undefined;
    },
  };
}

/** The window itself: dragging pans. */
export function WindowMiddle({
  left,
  right,
  ...rest
}: PartProps & { readonly left: number; readonly right: number }): JSX.Element {
  return (
    <div
      class="chart-overview-middle"
      style={{ left: `${left}px`, width: `${right - left}px` }}
      {...useSlide(rest)}
    />
  );
}

interface EndProps extends PartProps {
  readonly name: string;
  readonly at: number;
  readonly limits: readonly [number, number];
  readonly x: number;
}

/** One end of the window: a slider. */
export function WindowEnd({ name, at, limits, x, ...rest }: EndProps): JSX.Element {
  const stride = (limits[1] - limits[0]) / 100;
  const onKeyDown = (event: KeyboardEvent): void => {
    const sign = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key] ?? 0;
    const side = { Home: limits[0], End: limits[1] }[event.key];
    if (sign === 0 && side === undefined) return;
    event.preventDefault();
    rest.onMove(
      side === undefined
        ? sign * (event.altKey ? 1 : Math.max(1, stride * (event.shiftKey ? 10 : 1)))
        : side - at,
    );
  };
  return (
    <div
      class="chart-overview-end"
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={limits[0]}
      aria-valuemax={limits[1]}
      aria-valuenow={at}
      aria-valuetext={`step ${formatSteps(at)}`}
      style={{ left: `${x}px` }}
      onKeyDown={onKeyDown}
      {...useSlide(rest)}
    />
  );
}
