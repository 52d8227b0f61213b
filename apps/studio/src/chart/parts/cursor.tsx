import type { JSX } from "preact";
import type { Frame } from "../geometry/index.ts";
import { type ReadoutRow, rowsAt } from "../readout.ts";
import type { Signals, Stage } from "../stage.ts";
import { hueColour, hueText } from "./hue.ts";
import { ReadoutCard } from "./readout-card.tsx";

interface CursorProps {
  readonly stage: Stage;
  readonly signals: Signals;
}

/** The vertical line of the read-out with a dot for each curve, and that of the pinned step. */
export function CursorLines({ stage, signals }: CursorProps): JSX.Element {
  const { frame } = stage;
  const pinned = signals.pinned.value;
  const cursor = signals.cursor.value;
  return (
    <>
      {pinned !== undefined && isInside(pinned, frame) && (
        <g>
          <line
            class="chart-cursor-line pinned"
            x1={frame.x(pinned)}
            x2={frame.x(pinned)}
            y1={frame.plot.top}
            y2={frame.plot.bottom}
          />
          {cursor === undefined && <Dots step={pinned} stage={stage} />}
        </g>
      )}
      {cursor !== undefined && isInside(cursor, frame) && (
        <g>
          <line
            class="chart-cursor-line"
            x1={frame.x(cursor)}
            x2={frame.x(cursor)}
            y1={frame.plot.top}
            y2={frame.plot.bottom}
          />
          <Dots step={cursor} stage={stage} />
        </g>
      )}
      <Brush stage={stage} signals={signals} />
      <HoveredName stage={stage} signals={signals} />
    </>
  );
}

const isInside = (step: number, { plot, x }: Frame): boolean =>
  x(step) >= plot.left - 0.5 && x(step) <= plot.right + 0.5;

function Dots({
  step,
  stage: { frame, series, props },
}: {
  readonly step: number;
  readonly stage: Stage;
}): JSX.Element {
  const rows = rowsAt(step, series, props.value).toReversed();
  const shown = ({ value }: ReadoutRow): boolean =>
    frame.y(value) >= frame.plot.top - 1 && frame.y(value) <= frame.plot.bottom + 1;
  return (
    <>
      {rows.filter(shown).map(({ id, hue, value }) => (
        <circle
          key={id}
          class="chart-dot"
          cx={frame.x(step)}
          cy={frame.y(value)}
          r={4}
          style={{ "--hue": hueColour(hue) }}
        />
      ))}
    </>
  );
}

/** What is being marked on the axis. */
function Brush({ stage: { frame }, signals }: Pick<CursorProps, "stage" | "signals">): JSX.Element | null {
  const brush = signals.brush.value;
  if (brush === undefined) return null;
  const [left, right] = [frame.x(brush[0]), frame.x(brush[1])].sort((a, b) => a - b);
  return (
    <rect
      class="chart-brush"
      x={left}
      y={frame.plot.top}
      width={right - left}
      height={frame.plot.bottom - frame.plot.top}
    />
  );
}

/** The name of the curve under the pointer, where it has none on the chart. */
function HoveredName({
  stage: { frame, series, props },
  signals,
}: Pick<CursorProps, "stage" | "signals">): JSX.Element | null {
  const [id, step] = [signals.hovered.value, signals.cursor.value];
  if (id === undefined || step === undefined || props.series.length <= 8) return null;
  const each = series.find((one) => one.id === id);
  const row = each && rowsAt(step, [each], props.value)[0];
  if (row === undefined) return null;
  const x = frame.x(step);
  const before = x > (frame.plot.left + frame.plot.right) / 2;
  return (
    <text
      class="chart-label"
      x={before ? x - 10 : x + 10}
      y={frame.y(row.value) - 8}
      text-anchor={before ? "end" : "start"}
      style={{ "--hue": hueText(row.hue) }}
    >
      {row.name}
    </text>
  );
}

/** On touch and on narrow pages the view shows the rows in a list of its own. */
const isTouch = (): boolean => matchMedia("(hover: none), (max-width: 599px)").matches;

/** The card of the read-out. */
export function Readout({ stage, signals }: CursorProps): JSX.Element | null {
  const step = signals.cursor.value ?? signals.pinned.value;
  if (step === undefined || signals.held.value !== undefined || stage.props.readout === false || isTouch())
    return null;
  if (!isInside(step, stage.frame)) return null;
  return <ReadoutCard step={step} stage={stage} signals={signals} />;
}
