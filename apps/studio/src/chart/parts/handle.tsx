import type { JSX } from "preact";
import { clamp, decimal, type Frame } from "../geometry/index.ts";
import type { ChartHandle } from "../types.ts";
import { useDrag } from "../use/drag.ts";
import { useKeyRun } from "../use/key-run.ts";
import { hueColour } from "./hue.ts";

interface HandleProps {
  readonly handle: ChartHandle;
  readonly frame: Frame;
  /** Steps in the whole run. */
  readonly steps: number;
  readonly hue: number;
  readonly isHeld: boolean;
  readonly onHold: (isHeld: boolean) => void;
  /** Focus by keys came or went. */
  readonly onFocusChange: (isVisible: boolean) => void;
}

/** A ring or a pill on a curve: a slider to the pointer, to keys and to assistive software. */
export function Handle({
  handle,
  frame,
  steps,
  hue,
  isHeld,
  onHold,
  onFocusChange,
}: HandleProps): JSX.Element {
  const { label, look, moves, says, step, value, limits } = handle;
  const drag = useDrag({ handle, frame, steps, onHold });
  const { onKeyDown, onBlur } = useKeyRun({ handle, steps, onHold });
  const upright = moves === "y";
  const [now, [least, most]] = upright ? [value, limits.values] : [step, limits.steps];
  const { plot, zero } = frame;
  return (
    <div
      class={`chart-handle ${look} moves-${moves}${isHeld ? " held" : ""}${handle.lit ? " lit" : ""}`}
      role="slider"
      tabIndex={0}
      data-handle={handle.id}
      aria-label={label}
      aria-valuetext={says}
      aria-valuenow={decimal(now) as unknown as number}
      aria-valuemin={decimal(least) as unknown as number}
      aria-valuemax={decimal(most) as unknown as number}
      aria-orientation={upright ? "vertical" : "horizontal"}
      style={{
        left: `${clamp(frame.x(step), plot.left, plot.right)}px`,
        top: `${clamp(frame.y(value), plot.top, zero)}px`,
        color: hueColour(hue),
      }}
      {...drag}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        onFocusChange(event.currentTarget.matches(":focus-visible"));
        handle.onFocus?.();
      }}
      onBlur={() => {
        onFocusChange(false);
        onBlur();
      }}
    >
      <i />
    </div>
  );
}
