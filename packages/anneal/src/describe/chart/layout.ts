import { eventsOf } from "../../compile/index.ts";
import type { Curve } from "../../schedules/index.ts";
import { type Box, type Domain, type Frame, frameOf } from "./frame.ts";
import { type Line, layNames, type Names } from "./lines.ts";
import { type EventName, eventNames, markBox, snapshotPlaces } from "./marks.ts";
import { reachOf } from "./reach.ts";
import { trace } from "./trace.ts";

/** A curve with its name and its place in the list. */
export interface Entry {
  readonly name: string;
  readonly place: number;
  readonly curve: Curve;
  /** Updates in its run, at most those of the axis. */
  readonly steps: number;
}

/** Everything in the plot, with its coordinates. */
export interface Layout {
  readonly frame: Frame;
  readonly lines: readonly Line[];
  readonly names: Names;
  /** Of each line, where its snapshots are marked. */
  readonly marks: readonly (readonly number[])[];
  /** Names of the first restart and snapshot. */
  readonly words: readonly EventName[];
}

/** How long the axis is, what it shows, and where the plot lies. */
export interface Plan {
  readonly steps: number;
  readonly domain: Domain;
  readonly plot: Box;
}

/** Lays out lines, marks and names; the selected entry is the first. */
export function layOut(entries: readonly Entry[], { steps, domain, plot }: Plan): Layout {
  const frame = frameOf(plot, steps, domain);
  const lines = entries.map(({ name, place, curve, steps: own }) => {
    const points = trace(curve, own, frame);
    return { name, place, points, reach: reachOf(points, frame) };
  });
  const events = entries.map((entry) => eventsOf(entry.curve, entry.steps));
  const marks = events.map((each) => snapshotPlaces(each, frame));
  const first = marks.findIndex((places) => places.length > 0);
  const reaches = lines.map((line) => line.reach);
  const words = first < 0 ? [] : eventNames(entries[first].curve, { events: events[first], frame, reaches });
  const taken = [...words.map((word) => word.box), ...marks.flat().map((place) => markBox(place, frame))];
  return { frame, lines, marks, words, names: layNames(lines, frame, taken) };
}
