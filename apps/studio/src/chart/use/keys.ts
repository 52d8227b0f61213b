import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { clamp, panBy, zoomAt, zoomOf } from "../geometry/index.ts";
import { spokenAt } from "../readout.ts";
import type { Signals, Stage } from "../stage.ts";

/** Milliseconds of rest until the read-out is said. */
const rest = 300;

/** The keys of a chart that has the focus itself: arrows, Enter, +, -, 0, T and Esc. */
export function useKeys(stage: RefObject<Stage | null>, signals: Signals): (event: KeyboardEvent) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const say = (step: number): void => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const { current } = stage;
      if (current !== null) signals.spoken.value = spokenAt(step, current.props, current.series);
    }, rest);
  };
  return (event) => {
    const { current } = stage;
    if (current === null || event.target !== event.currentTarget) return;
    if (event.ctrlKey || event.metaKey) return;
    const moved = moveCursor(event, current, signals);
    if (moved !== undefined) say(moved);
    else if (!act(event, current, signals)) return;
    event.preventDefault();
  };
}

/** Moves the read-out: by 1% of the window, ten times as far with Shift, one step with Alt. */
function moveCursor(
  event: KeyboardEvent,
  { frame, props }: Stage,
  { cursor, pinned, height }: Signals,
): number | undefined {
  const [first, last] = frame.window;
  if (event.key === "Home" || event.key === "End") return go(event.key === "Home" ? first : last);
  const sign = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
  if (sign === 0) return undefined;
  const from = cursor.value ?? pinned.value;
  if (from === undefined || from < first || from > last) return go(sign > 0 ? first : last);
  if (props.across === "lr") {
    const share = event.shiftKey ? 0.1 : 0.01;
    return go(clamp(from * (last / first) ** (sign * share), first, last));
  }
  const stride = event.altKey ? 1 : Math.max(1, ((last - first) / 100) * (event.shiftKey ? 10 : 1));
  return go(clamp(Math.round(from + sign * stride), first, last));

  function go(step: number): number {
    cursor.value = step;
    height.value = undefined;
    return step;
  }
}

/** What other keys do; whether it was one of them. */
function act(event: KeyboardEvent, stage: Stage, signals: Signals): boolean {
  const { cursor, pinned, table } = signals;
  const at = cursor.value ?? pinned.value;
  if (event.key === "Enter" && at !== undefined) pinned.value = pinned.value === at ? undefined : at;
  else if (event.key === "Escape" && at !== undefined) {
    if (cursor.value !== undefined) cursor.value = undefined;
    else pinned.value = undefined;
  } else if ((event.key === "t" || event.key === "T") && !event.altKey) table.value = !table.value;
  else return zoomByKey(event.key, stage, at);
  return true;
}

function zoomByKey(key: string, { props, frame }: Stage, at: number | undefined): boolean {
  const { zoom, steps, across } = props;
  if (zoom === undefined || across === "lr") return false;
  const [first, last] = frame.window;
  const middle = at !== undefined && at >= first && at <= last ? at : (first + last) / 2;
  if (key === "+" || key === "=")
    zoom.value = zoomOf(zoomAt(frame.window, steps, { at: middle, factor: 0.8 }), steps);
  else if (key === "-" || key === "−" || key === "_") {
    zoom.value = zoomOf(zoomAt(frame.window, steps, { at: middle, factor: 1.25 }), steps);
  } else if (key === "0") zoom.value = undefined;
  else if (key === "PageDown") zoom.value = zoomOf(panBy(frame.window, steps, (last - first) / 2), steps);
  else if (key === "PageUp") zoom.value = zoomOf(panBy(frame.window, steps, (first - last) / 2), steps);
  else return false;
  return true;
}
