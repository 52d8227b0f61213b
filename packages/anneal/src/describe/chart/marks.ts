import type { CurveEvent } from "../../compile/index.ts";
import type { Curve } from "../../schedules/index.ts";
import type { Box, Frame } from "./frame.ts";
import type { Painter } from "./painter.ts";
import { round } from "./path.ts";
import type { Reach } from "./reach.ts";
import { textWidth } from "./text.ts";

const size = 11;
/** Marks nearer than this many pixels run into one another. */
const apart = 9;

/** A word beside a restart or a snapshot. */
export interface EventName {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

/** Where snapshots are marked: as many as have room. */
export function snapshotPlaces(events: readonly CurveEvent[], { plot, x }: Frame): readonly number[] {
  const places: number[] = [];
  for (const { kind, step } of events) {
    const place = x(step);
    if (kind === "snapshot" && place - (places.at(-1) ?? Number.NEGATIVE_INFINITY) >= apart)
      places.push(place);
  }
  return places.filter((place) => place <= plot.right);
}

/** The room that a mark takes. */
export const markBox = (place: number, { plot }: Frame): Box => ({
  left: place - 4,
  right: place + 4,
  top: plot.bottom - 7,
  bottom: plot.bottom,
});

/** Snapshots as filled triangles that point at the axis. */
export function drawSnapshots(
  places: readonly number[],
  hue: number,
  { plot }: Frame,
  { paint }: Painter,
): string {
  const triangles = places.map((place) => `M${round(place - 4)} ${round(plot.bottom - 7)}h8l-4 6z`);
  return triangles.length === 0 ? "" : `<path d="${triangles.join("")}"${paint({ fill: `curve${hue}` })}/>`;
}

interface Scene {
  readonly events: readonly CurveEvent[];
  readonly frame: Frame;
  readonly reaches: readonly Reach[];
}

/** The names of the first restart and the first snapshot of a curve, where they touch no line. */
export function eventNames({ at }: Curve, { events, frame, reaches }: Scene): EventName[] {
  const { plot, x, y } = frame;
  const first = (kind: string): number | undefined => events.find((event) => event.kind === kind)?.step;
  const [restart, snapshot] = [first("restart"), first("snapshot")];
  if (restart === undefined || snapshot === undefined) return [];
  const word = (text: string, places: readonly (readonly [number, number])[]): EventName[] => {
    const boxes = places.map(([left, base]) => ({
      left,
      right: left + textWidth(text, size),
      top: base - 9,
      bottom: base + 3,
    }));
    const k = boxes.findIndex(
      (box) =>
        box.right < plot.right - 4 &&
        box.top > plot.top + 2 &&
        reaches.every((reach) => reach.gap(box, 3) >= 2),
    );
    return k < 0 ? [] : [{ text, x: places[k][0], y: places[k][1], box: boxes[k] }];
  };
  const [right, top] = [x(restart) + 6, y(at(restart))];
  const beside = [0.3, 0.5, 0.7].map((share): readonly [number, number] => [
    right,
    top + share * (plot.bottom - top),
  ]);
  return [
    ...word("restart", [[right, top - 7], ...beside]),
    ...word("snapshot", [[x(snapshot) + 8, plot.bottom - 4]]),
  ];
}

/** Draws the names with a halo of the surface, so that lines do not run through them. */
export function drawEventNames(names: readonly EventName[], { paint }: Painter): string {
  const texts = names.map(({ text, x, y }) => `<text x="${round(x)}" y="${round(y)}">${text}</text>`);
  if (texts.length === 0) return "";
  return `<g font-size="${size}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"${paint({ fill: "ink2", stroke: "surface" })}>${texts.join("")}</g>`;
}
