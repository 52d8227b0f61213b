import type { JSX } from "preact";
import { type EventWord, type Frame, snapshotPlaces } from "../geometry/index.ts";
import type { ChartEvent, ChartSeries } from "../types.ts";
import { hueColour } from "./hue.ts";

interface EventsProps {
  readonly frame: Frame;
  readonly events: readonly ChartEvent[];
  readonly series: readonly ChartSeries[];
  readonly words: readonly EventWord[];
}

/** Snapshots as triangles that point at the axis; the first restart and snapshot with their names. */
export function Events({ frame, events, series, words }: EventsProps): JSX.Element {
  return (
    <>
      {series.map(({ id, hue }) => {
        const places = snapshotPlaces(
          events.filter(({ seriesId }) => seriesId === id),
          frame,
        );
        const d = places.map((place) => `M${place - 4} ${frame.plot.bottom - 7}h8l-4 6z`).join("");
        return d === "" ? undefined : (
          <path key={id} class="chart-snapshot" d={d} style={{ "--hue": hueColour(hue) }} />
        );
      })}
      {words.map(({ text, x, y }) => (
        <text key={text} class="chart-word" x={x} y={y}>
          {text}
        </text>
      ))}
    </>
  );
}
