import type { JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Ruler } from "../draw/ruler.ts";
import type { Frame } from "../geometry/index.ts";
import { horizonOf } from "../layout.ts";
import type { Signals } from "../stage.ts";
import type { ChartHandle, ChartProps } from "../types.ts";
import { Handle } from "./handle.tsx";
import { HandleTag } from "./handle-tag.tsx";

interface HandlesProps {
  readonly props: ChartProps;
  readonly frame: Frame;
  readonly signals: Signals;
  readonly ruler: Ruler;
}

/** What can be dragged on the selected curve, in order of step; with the tag of the one that is held or focused. */
export function Handles({ props, frame, signals, ruler }: HandlesProps): JSX.Element | null {
  const { series } = props;
  const [focused, setFocused] = useState<string | undefined>(undefined);
  const order = useRef<readonly string[]>([]);
  const held = signals.held.value;
  const handles = useKept(props.handles ?? [], held);
  // While one is held they keep their order: an element that moves in the page loses its pointer.
  if (held === undefined) order.current = inStepOrder(handles).map(({ id }) => id);
  const shown = inStepOrder(handles)
    .sort((a, b) => order.current.indexOf(a.id) - order.current.indexOf(b.id))
    .filter(({ id, step }) => id === held || isInSight(step, frame));
  const told = shown.find(({ id }) => id === (held ?? focused));
  const hue = series.find(({ selected }) => selected)?.hue ?? 1;
  const { steps } = horizonOf(props);
  return (
    <>
      {shown.map((handle) => (
        <Handle
          key={handle.id}
          handle={handle}
          frame={frame}
          steps={steps}
          hue={hue}
          isHeld={handle.id === held}
          onHold={(isHeld) => {
            signals.held.value = isHeld ? handle.id : undefined;
          }}
          onFocusChange={(isVisible) => setFocused(isVisible ? handle.id : undefined)}
        />
      ))}
      {told !== undefined && <HandleTag handle={told} frame={frame} steps={steps} ruler={ruler} />}
    </>
  );
}

/** The handles, with the one that is held even where it has lost its place: a drag ends with the pointer alone. */
function useKept(handles: readonly ChartHandle[], held: string | undefined): readonly ChartHandle[] {
  const last = useRef<ChartHandle | undefined>(undefined);
  const now = handles.find(({ id }) => id === held);
  if (now !== undefined || held === undefined) last.current = now;
  return now === undefined && last.current !== undefined ? [...handles, last.current] : handles;
}

const inStepOrder = (handles: readonly ChartHandle[]): ChartHandle[] =>
  [...handles].sort((a, b) => a.step - b.step);

const isInSight = (step: number, { plot, x }: Frame): boolean =>
  x(step) >= plot.left - 1 && x(step) <= plot.right + 1;
