import type { JSX } from "preact";
import type { Ruler } from "../draw/ruler.ts";
import { clamp, type Frame } from "../geometry/index.ts";
import type { ChartMark } from "../types.ts";

interface MarksProps {
  readonly frame: Frame;
  readonly marks: readonly ChartMark[];
  readonly ruler: Ruler;
}

/** Vertical lines with words above the plot: the present, where two differ, where logs end. */
export function Marks({ frame, marks, ruler }: MarksProps): JSX.Element {
  const { plot, x } = frame;
  const shown = marks.filter(({ step }) => x(step) >= plot.left - 0.5 && x(step) <= plot.right + 0.5);
  return (
    <>
      {shown.map((mark, k) => (
        <g key={`${mark.look}${k}`} class={`chart-mark ${mark.look}`}>
          <line x1={x(mark.step)} x2={x(mark.step)} y1={plot.top - 16} y2={plot.bottom} />
          {mark.look === "present" && (mark.left ?? mark.right ?? "") !== "" ? (
            <Pill mark={mark} at={x(mark.step)} frame={frame} ruler={ruler} />
          ) : (
            <Words mark={mark} at={x(mark.step)} frame={frame} ruler={ruler} />
          )}
        </g>
      ))}
    </>
  );
}

interface MarkProps {
  readonly mark: ChartMark;
  readonly at: number;
  readonly frame: Frame;
  readonly ruler: Ruler;
}

function Words({ mark: { left, right }, at, frame: { plot }, ruler }: MarkProps): JSX.Element {
  const y = plot.top - 7;
  const fits = right === undefined || at + 8 + ruler(right, true) <= plot.right + 12;
  return (
    <>
      {left !== undefined && (
        <text x={at - 8} y={y} text-anchor="end">
          {left}
        </text>
      )}
      {right !== undefined && (
        <text class="strong" x={fits ? at + 8 : at - 8} y={y} text-anchor={fits ? "start" : "end"}>
          {right}
        </text>
      )}
    </>
  );
}

/** "step 880" on a dark ground. */
function Pill({ mark: { left, right }, at, frame: { plot }, ruler }: MarkProps): JSX.Element {
  const text = right ?? left ?? "";
  const width = ruler(text, true) + 16;
  const start = clamp(at - width / 2, plot.left - 8, plot.right + 12 - width);
  return (
    <>
      <rect class="chart-pill" x={start} y={plot.top - 24} width={width} height={20} rx={4} />
      <text class="chart-pill-text" x={start + width / 2} y={plot.top - 10} text-anchor="middle">
        {text}
      </text>
    </>
  );
}
