import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Icon } from "../../ui/icon.tsx";
import { clamp } from "../geometry/index.ts";
import { headAt, mostRows, rowsAt } from "../readout.ts";
import type { Signals, Stage } from "../stage.ts";
import { hueColour } from "./hue.ts";

interface CardProps {
  readonly step: number;
  readonly stage: Stage;
  readonly signals: Signals;
}

/** From the line to the card. */
const gap = 12;

/** All curves at one step, at the side with more room. */
export function ReadoutCard({ step, stage, signals }: CardProps): JSX.Element {
  const { frame, series, props } = stage;
  const { plot } = frame;
  const card = useRef<HTMLDivElement>(null);
  const [tall, setTall] = useState(120);
  const rows = rowsAt(step, series, props.value);
  const { main, more } = headAt(step, props);
  useLayoutEffect(() => {
    const now = card.current?.offsetHeight;
    if (now !== undefined && now !== tall) setTall(now);
  });
  const x = frame.x(step);
  const isLeft = x - plot.left > plot.right - x;
  const middle = (plot.top + plot.bottom) / 2;
  const top = clamp(
    (signals.height.value ?? middle) + 8,
    plot.top + 8,
    Math.max(plot.top + 8, plot.bottom - tall - 12),
  );
  const isPinned = signals.pinned.value === step;
  const place = isLeft ? { right: `calc(100% - ${x - gap}px)` } : { left: `${x + gap}px` };
  return (
    <div ref={card} class="chart-card" style={{ top: `${top}px`, ...place }}>
      <p class="chart-card-head">
        <strong>{main}</strong> <span>{more}</span>
        {isPinned && (
          <button
            type="button"
            class="chart-unpin"
            aria-label="Unpin the read-out"
            onClick={() => {
              signals.pinned.value = undefined;
            }}
          >
            <Icon name="pin" size={12} />
          </button>
        )}
      </p>
      {rows.slice(0, mostRows).map(({ id, name, hue, selected, shown }) => (
        <p key={id} class={selected ? "chart-card-row selected" : "chart-card-row"}>
          <i style={{ background: hueColour(hue) }} />
          <span>{name}</span>
          <b>{shown}</b>
        </p>
      ))}
      {rows.length > mostRows && <p class="chart-card-more">{rows.length - mostRows} more</p>}
    </div>
  );
}
