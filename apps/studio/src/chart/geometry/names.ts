import { placeLabels, type Reach, reachOf, spread } from "anneal/describe";
import type { Box } from "./box.ts";
import type { Frame } from "./frame.ts";
import type { Run } from "./polyline.ts";

/** A curve that wants a name. */
export interface Named {
  readonly id: string;
  readonly text: string;
  /** Grey after the name. */
  readonly note?: string;
  readonly hue: number;
  readonly selected: boolean;
  /** Only at its right end. */
  readonly atEnd: boolean;
  readonly runs: readonly Run[];
}

/** A name on its curve: the left end of its baseline. */
export interface InnerName {
  readonly id: string;
  readonly text: string;
  readonly hue: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** A name at the right end of its curve, with a leader to it. */
export interface EndName {
  readonly id: string;
  readonly text: string;
  readonly note?: string;
  readonly hue: number;
  /** The end of the curve. */
  readonly from: { readonly x: number; readonly y: number };
  /** The left end of its baseline. */
  readonly x: number;
  readonly y: number;
  /** Note on a line of its own. */
  readonly stacked: boolean;
}

export interface Names {
  readonly inner: readonly InnerName[];
  readonly ends: readonly EndName[];
  /** Room that the names need at the right of the plot. */
  readonly gutter: number;
}

export interface NamesOf {
  readonly frame: Frame;
  /** Lines that no name may touch, beside those of the named. */
  readonly others: readonly (readonly Run[])[];
  readonly taken: readonly Box[];
  readonly ruler: (text: string, bold?: boolean) => number;
  /** How high and low a line goes; may remember. */
  readonly reach?: (runs: readonly Run[], frame: Frame) => Reach;
  /** The widest gutter. */
  readonly most: number;
  /** With more curves than this, only the selected one is named inside the plot: 8 where nothing is said. */
  readonly mostInner?: number;
}

/** With more curves than this, only the selected one is named inside the plot. */
const fewest = 8;
/** From the end of a curve to its name. */
const leader = 18;
const line = 16;

/** Chooses the places of names: on the curves where they touch nothing, else at the right ends. */
export function nameCurves(named: readonly Named[], scene: NamesOf): Names {
  const inner = placeInner(named, scene);
  const isInner = new Set(inner.map(({ id }) => id));
  const rest = named.filter(({ id }) => !isInner.has(id));
  return { inner, ...placeEnds(rest, scene) };
}

function placeInner(named: readonly Named[], scene: NamesOf): readonly InnerName[] {
  const { frame, others, taken, ruler, reach = reachOfRuns } = scene;
  const many = named.length > (scene.mostInner ?? fewest);
  const ordered = [...named].sort((a, b) => Number(b.selected) - Number(a.selected));
  const texts = ordered.map(({ text, atEnd, selected }) => (atEnd || (many && !selected) ? "" : text));
  if (texts.every((text) => text === "")) return [];
  const reaches = [...ordered.map(({ runs }) => runs), ...others].map((runs) => reach(runs, frame));
  const width = (text: string): number => ruler(text, true);
  const found = new Map<number, InnerName>();
  for (const nearer of strictness) {
    const left = texts.map((text, k) => (found.has(k) ? "" : text));
    const boxes = [...taken, ...[...found.values()].map(nameBox)];
    const count = ordered.length;
    placeLabels(left, { frame, reaches, taken: boxes, count, width, nearer }).forEach((place, k) => {
      const { id, text, hue } = ordered[k];
      if (place !== undefined) found.set(k, { id, text, hue, x: place.x, y: place.y, width: width(text) });
    });
  }
  return [...found.values()];
}

/** First places where a name can be no other curve's, then those where its colour has to tell. */
const strictness = [2, 1.1];

/** The room that a name takes. */
export const nameBox = ({ x, y, width }: InnerName): Box => ({
  left: x,
  right: x + width,
  top: y - 11,
  bottom: y + 3,
});

/** How high and low a line goes in the plot. */
export const reachOfRuns = (runs: readonly Run[], { plot, zero }: Frame): Reach =>
  reachOf(
    runs.flatMap(({ points, off }) =>
      points.map(({ x, y }) => ({ x, y: Math.max(plot.top, Math.min(zero, y)), off })),
    ),
    { plot },
  );

function placeEnds(
  named: readonly Named[],
  { frame, ruler, most }: NamesOf,
): { readonly ends: readonly EndName[]; readonly gutter: number } {
  const { plot } = frame;
  const found = named.flatMap((each) => {
    const from = endOf(each.runs, frame);
    return from === undefined ? [] : [{ ...each, from }];
  });
  const room = Math.max(1, Math.floor((plot.bottom - plot.top + line) / line));
  const shown = found.length <= room ? found : chosen(found, room);
  const stacked = shown.some(({ note = "" }) => note.length > 6);
  const widths = shown.map(({ text, note = "" }) =>
    stacked
      ? Math.max(ruler(text, true), ruler(note))
      : ruler(text, true) + (note === "" ? 0 : 4 + ruler(note)),
  );
  const heights = spread(
    shown.map(({ from }) => from.y),
    stacked ? 2 * line + 2 : line,
    [plot.top + 4, plot.bottom - (stacked ? line : 0)],
  );
  let gutter = 0;
  const ends = shown.map(({ id, text, note, hue, from }, k) => {
    const free = plot.right - from.x;
    if (free < leader + widths[k]) gutter = Math.max(gutter, Math.min(most, leader + widths[k]));
    return { id, text, note, hue, from, stacked, x: from.x + leader, y: heights[k] + 4 };
  });
  return { ends: alignEnds(ends), gutter };
}

/** Names whose curves end near one another stand under one another. */
function alignEnds(ends: readonly EndName[]): readonly EndName[] {
  return ends.map((end) => {
    const near = ends.filter(({ x }) => Math.abs(x - end.x) < 2 * leader);
    return { ...end, x: near.reduce((most, { x }) => Math.max(most, x), end.x) };
  });
}

/** The selected ones, and of the others those that come first. */
function chosen<Each extends { readonly selected: boolean }>(
  found: readonly Each[],
  room: number,
): readonly Each[] {
  const wanted = new Set(
    [...found.filter(({ selected }) => selected), ...found.filter(({ selected }) => !selected)].slice(
      0,
      room,
    ),
  );
  return found.filter((each) => wanted.has(each));
}

/** The last point of a line that is in the plot. */
function endOf(runs: readonly Run[], { plot, zero }: Frame): { x: number; y: number } | undefined {
  for (let r = runs.length - 1; r >= 0; r--) {
    const { points } = runs[r];
    for (let k = points.length - 1; k >= 0; k--) {
      const { x, y } = points[k];
      if (x > plot.right + 1 || x < plot.left) continue;
      return { x: Math.min(x, plot.right), y: Math.max(plot.top, Math.min(zero, y)) };
    }
  }
  return undefined;
}
