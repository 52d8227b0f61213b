import type { JSX } from "preact";
import { type Act, actWords } from "./acts.ts";

interface ActRowProps {
  readonly acts: readonly Act[];
  readonly steps: number;
  /** Of the plot, in pixels. */
  readonly width: number;
}

interface Placed {
  readonly act: Act;
  readonly number: number;
  readonly left: number;
  readonly align: "start" | "middle" | "end";
}

/** Acts above the chart, each over its own stretch of the run. One without room is left to the texts below. */
export function ActRow({ acts, steps, width }: ActRowProps): JSX.Element {
  return (
    <ol class="acts">
      {placed(acts, steps, width).map(({ act, number, left, align }) => (
        <li key={number} class={`act-${align}`} style={{ left: `${left}px` }}>
          <strong>
            {number} {act.title}
          </strong>
          {act.phase && <span>{actWords[act.phase.name]}</span>}
        </li>
      ))}
    </ol>
  );
}

/** Pixels of the widest letter that counts, and between two acts. */
const [letter, gap] = [7.2, 12];

function placed(acts: readonly Act[], steps: number, width: number): readonly Placed[] {
  let taken = Number.NEGATIVE_INFINITY;
  return acts.flatMap((act, k): readonly Placed[] => {
    const { phase, title } = act;
    const [from, to] = phase ? [phase.start, phase.end].map((step) => (step / steps) * width) : [0, width];
    const words = phase ? actWords[phase.name] : "";
    const needs = Math.max(title.length + 2, words.length) * letter;
    const align = to - from > 0.5 * width ? "middle" : to >= 0.99 * width && from > 0 ? "end" : "start";
    const left = align === "start" ? from : align === "end" ? to : (from + to) / 2;
    const begins = left - (align === "start" ? 0 : align === "end" ? needs : needs / 2);
    if (begins < Math.max(taken, -gap) || begins + needs > width + gap) return [];
    taken = begins + needs + gap;
    return [{ act, number: k + 1, left, align }];
  });
}
