import type { JSX } from "preact";
import type { Frame } from "../geometry/index.ts";
import type { ChartProps } from "../types.ts";

/** One line of text and a bar, in the frame of a chart that has nothing to show yet. */
export function Waiting({
  waiting: { says, share },
  frame: { plot },
}: {
  readonly waiting: NonNullable<ChartProps["waiting"]>;
  readonly frame: Frame;
}): JSX.Element {
  const style = {
    left: `${plot.left}px`,
    top: `${plot.top}px`,
    width: `${plot.right - plot.left}px`,
    height: `${plot.bottom - plot.top}px`,
  };
  return (
    <div class="chart-waiting" style={style}>
      <p role="status">{says}</p>
      {share !== undefined && (
        <div
          class="chart-bar"
          role="progressbar"
          aria-label={says}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
        >
          <div style={{ width: `${share * 100}%` }} />
        </div>
      )}
    </div>
  );
}
