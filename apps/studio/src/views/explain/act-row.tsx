import type { JSX } from "preact";
import { actPlaces } from "./act-places.ts";
import { type Act, actWords } from "./acts.ts";

interface ActRowProps {
  readonly acts: readonly Act[];
  readonly steps: number;
  /** Of the plot, in pixels. */
  readonly width: number;
}

/** Acts above the chart, each over its own stretch of the run. One without room is left to the texts below. */
export function ActRow({ acts, steps, width }: ActRowProps): JSX.Element {
  return (
    <ol class="acts">
      {actPlaces(acts, steps, width).map(({ act, number, left, width: wide, align }) => (
        <li key={number} class={`act-${align}`} style={{ left: `${left}px`, width: `${wide}px` }}>
          <strong>
            {number} {act.title}
          </strong>
          {act.phase && <span>{actWords[act.phase.name]}</span>}
        </li>
      ))}
    </ol>
  );
}
