import { useEffect, useRef } from "preact/hooks";
import { moveByKey } from "../geometry/index.ts";
import type { ChartHandle } from "../types.ts";

interface RunOf {
  readonly handle: ChartHandle;
  /** Steps in the whole run. */
  readonly steps: number;
  readonly onHold: (isHeld: boolean) => void;
}

export interface KeyRun {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
}

/** Milliseconds without a key until a run of keys has ended. */
const rest = 600;

/** Moves a handle by keys: presses that follow one another are one edit; Esc takes all of them back. */
export function useKeyRun(now: RunOf): KeyRun {
  const latest = useRef(now);
  latest.current = now;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stop = (): boolean => {
    const isRunning = timer.current !== undefined;
    clearTimeout(timer.current);
    timer.current = undefined;
    if (isRunning) latest.current.onHold(false);
    return isRunning;
  };
  const settle = (): void => {
    if (stop()) latest.current.handle.onDone();
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    onKeyDown: (event) => {
      const { handle, steps, onHold } = latest.current;
      if (event.ctrlKey || event.metaKey) return;
      if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        stop();
        onHold(false);
        handle.onCancel();
        return;
      }
      const to = moveByKey(handle, { key: event.key, shift: event.shiftKey, alt: event.altKey }, steps);
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (timer.current === undefined) onHold(true);
      clearTimeout(timer.current);
      timer.current = setTimeout(settle, rest);
      if (to.step !== handle.step || to.value !== handle.value) handle.onMove(to);
    },
    onBlur: settle,
  };
}
