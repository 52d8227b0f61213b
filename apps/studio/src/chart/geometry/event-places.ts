import type { ChartEvent } from "../types.ts";
import type { Box } from "./box.ts";
import type { Frame } from "./frame.ts";

/** Marks nearer than this many pixels run into one another. */
const apart = 9;

/** Where the snapshots of one curve are marked: as many as have room. */
export function snapshotPlaces(events: readonly ChartEvent[], { plot, x }: Frame): readonly number[] {
  const places: number[] = [];
  for (const { kind, step } of events) {
    const place = x(step);
    if (kind !== "snapshot" || place < plot.left - 0.5 || place > plot.right + 0.5) continue;
    if (place - (places.at(-1) ?? Number.NEGATIVE_INFINITY) >= apart) places.push(place);
  }
  return places;
}

/** The room that a mark of a snapshot takes. */
export const snapshotBox = (place: number, { plot }: Frame): Box => ({
  left: place - 5,
  right: place + 5,
  top: plot.bottom - 8,
  bottom: plot.bottom,
});

/** A word beside the first restart or snapshot, at the left end of its baseline. */
export interface EventWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly box: Box;
}

export interface EventScene {
  readonly frame: Frame;
  readonly width: (text: string) => number;
  /** Value of the curve at a step. */
  readonly valueAt: (step: number) => number;
  /** Whether a box touches no line. */
  readonly isFree: (box: Box) => boolean;
}

/** The names of the first restart and the first snapshot of a curve, where they touch no line. */
export function eventWords(events: readonly ChartEvent[], scene: EventScene): readonly EventWord[] {
  const { frame, width, valueAt, isFree } = scene;
  const { plot, x, y } = frame;
  const inSight = ({ step }: ChartEvent): boolean => x(step) >= plot.left && x(step) <= plot.right;
  const first = (kind: string): number | undefined =>
    events.find((event) => event.kind === kind && inSight(event))?.step;
  const word = (text: string, places: readonly (readonly [number, number])[]): EventWord[] => {
    const boxes = places.map(([left, base]) => ({
      left,
      right: left + width(text),
      top: base - 10,
      bottom: base + 3,
    }));
    const k = boxes.findIndex((box) => box.right < plot.right - 4 && box.top > plot.top + 2 && isFree(box));
    return k < 0 ? [] : [{ text, x: places[k][0], y: places[k][1], box: boxes[k] }];
  };
  const [restart, snapshot] = [first("restart"), first("snapshot")];
  const words: EventWord[] = [];
  if (restart !== undefined) {
    const [right, top] = [x(restart) + 7, y(valueAt(restart))];
    const beside = [0.3, 0.5, 0.7].map((share) => [right, top + share * (plot.bottom - top)] as const);
    words.push(...word("restart", [[right, top - 8], ...beside]));
  }
  if (snapshot !== undefined) words.push(...word("snapshot", [[x(snapshot) + 9, plot.bottom - 6]]));
  return words;
}
