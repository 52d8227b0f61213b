import { useSignal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Signals } from "../stage.ts";
import type { ChartProps } from "../types.ts";

/** The signals of a chart: shared ones where they are given, else its own. */
export function useSignals({ cursor, pinned }: ChartProps): Signals {
  const [ownCursor, ownPinned] = [
    useSignal<number | undefined>(undefined),
    useSignal<number | undefined>(undefined),
  ];
  const height = useSignal<number | undefined>(undefined);
  const hovered = useSignal<string | undefined>(undefined);
  const held = useSignal<string | undefined>(undefined);
  const brush = useSignal<readonly [number, number] | undefined>(undefined);
  const spoken = useSignal("");
  const table = useSignal(false);
  return useMemo(
    () => ({
      cursor: cursor ?? ownCursor,
      pinned: pinned ?? ownPinned,
      height,
      hovered,
      held,
      brush,
      spoken,
      table,
    }),
    [cursor, pinned],
  );
}
