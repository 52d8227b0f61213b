import { useEffect, useRef } from "preact/hooks";
import { clamp, type Frame, type Spot, snapStep, snapValue } from "../geometry/index.ts";
import type { ChartHandle } from "../types.ts";

export interface Drag {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerCancel: (event: PointerEvent) => void;
}

interface DragOf {
  readonly handle: ChartHandle;
  readonly frame: Frame;
  /** Steps in the whole run. */
  readonly steps: number;
  readonly onHold: (isHeld: boolean) => void;
}

interface Held {
  readonly pointer: number;
  /** From the pointer to the middle of the handle. */
  readonly offset: Spot;
  readonly frame: Frame;
}

/** Dragging of a handle with the pointer captured; at most one move a frame. */
export function useDrag(now: DragOf): Drag {
  const latest = useRef(now);
  latest.current = now;
  const held = useRef<Held | undefined>(undefined);
  const wanted = useRef<{ readonly spot: Spot; readonly isFree: boolean } | undefined>(undefined);
  const queued = useRef(0);
  useEffect(() => () => cancelAnimationFrame(queued.current), []);
  const flush = (): void => {
    cancelAnimationFrame(queued.current);
    queued.current = 0;
    if (held.current === undefined || wanted.current === undefined) return;
    const to = targetOf(latest.current, held.current, wanted.current);
    wanted.current = undefined;
    const { handle } = latest.current;
    if (to.step !== handle.step || to.value !== handle.value) handle.onMove(to);
  };
  const end = (event: PointerEvent): boolean => {
    if (held.current?.pointer !== event.pointerId) return false;
    flush();
    held.current = undefined;
    latest.current.onHold(false);
    return true;
  };
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      const element = event.currentTarget as HTMLElement;
      event.stopPropagation();
      element.setPointerCapture(event.pointerId);
      element.focus();
      const { frame, handle, onHold } = latest.current;
      const at = spotOf(event, element);
      const offset = { x: frame.x(handle.step) - at.x, y: frame.y(handle.value) - at.y };
      held.current = { pointer: event.pointerId, offset, frame };
      onHold(true);
    },
    onPointerMove: (event) => {
      if (held.current?.pointer !== event.pointerId) return;
      wanted.current = { spot: spotOf(event, event.currentTarget as HTMLElement), isFree: event.altKey };
      if (queued.current === 0) queued.current = requestAnimationFrame(flush);
    },
    onPointerUp: (event) => {
      if (end(event)) latest.current.handle.onDone();
    },
    onPointerCancel: (event) => {
      wanted.current = undefined;
      if (end(event)) latest.current.handle.onCancel();
    },
  };
}

function spotOf(event: PointerEvent, element: HTMLElement): Spot {
  const box = (element.offsetParent ?? element).getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
}

/** Where a pointer takes a handle: snapped, within its limits and within the plot. */
function targetOf(
  { handle, frame, steps }: DragOf,
  { offset }: Held,
  { spot, isFree }: { readonly spot: Spot; readonly isFree: boolean },
): { readonly step: number; readonly value: number } {
  const { moves, limits } = handle;
  const { plot } = frame;
  const x = clamp(spot.x + offset.x, plot.left, plot.right);
  const y = clamp(spot.y + offset.y, plot.top, frame.zero);
  const step =
    moves === "y" ? handle.step : clamp(snapStep(frame.stepAt(x), frame, { steps, isFree }), ...limits.steps);
  const value =
    moves === "x" ? handle.value : clamp(snapValue(frame.valueAt(y), frame, isFree), ...limits.values);
  return { step, value };
}
