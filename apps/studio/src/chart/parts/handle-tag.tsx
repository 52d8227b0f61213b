import { formatLr, formatShare, formatSteps } from "anneal/describe";
import type { JSX } from "preact";
import { narrow } from "../arrange.ts";
import type { Ruler } from "../draw/ruler.ts";
import { clamp, type Frame, firstWord } from "../geometry/index.ts";
import type { ChartHandle } from "../types.ts";

interface TagProps {
  readonly handle: ChartHandle;
  readonly frame: Frame;
  readonly steps: number;
  readonly ruler: Ruler;
}

const space = 10;

/** What a handle is and where it stands, on a dark ground above it; below it where there is no room above. */
export function HandleTag({ handle, frame, steps, ruler }: TagProps): JSX.Element {
  const { label, moves, step, value } = handle;
  const { plot } = frame;
  const isNarrow = plot.right - plot.left < narrow;
  const name = isNarrow ? firstWord(label) : label;
  const main = moves === "y" ? formatLr(value) : formatSteps(step);
  const more = isNarrow
    ? ""
    : moves === "y"
      ? ""
      : moves === "x"
        ? formatShare(step / steps)
        : `${formatShare(step / steps)} · ${formatLr(value)}`;
  const width = ruler(name) + ruler(main, true) + (more === "" ? 0 : 6 + ruler(more)) + 6 + 2 * space + 2;
  const left = clamp(
    frame.x(step) - width / 2,
    Math.min(plot.left, plot.right - width),
    plot.right + 12 - width,
  );
  const y = frame.y(value);
  const top = y - 40 >= plot.top - 26 ? y - 40 : y + 18;
  return (
    <div class="chart-tag" aria-hidden="true" style={{ left: `${left}px`, top: `${top}px` }}>
      <span>{name}</span> <b class="chart-tag-main">{main}</b>
      {more !== "" && <span> {more}</span>}
    </div>
  );
}
