import type { Ruler } from "./draw/ruler.ts";
import {
  type Box,
  clamp,
  discBox,
  type EventWord,
  eventWords,
  type Frame,
  placeDiscs,
  type Run,
  snapshotBox,
  snapshotPlaces,
  touches,
  valueAt,
} from "./geometry/index.ts";
import type { ChartProps, ChartSeries, ChartShade } from "./types.ts";

/** What stands on a chart before curves get their names. */
export interface Obstacles {
  readonly boxes: readonly Box[];
  /** Names of the first restart and snapshot. */
  readonly words: readonly EventWord[];
}

export interface ObstaclesOf {
  readonly frame: Frame;
  readonly ruler: Ruler;
  readonly lineOf: (series: ChartSeries, frame: Frame) => readonly Run[];
}

/** Half of what a handle takes. */
const reach = 14;

/** Events, handles and discs, which names keep away from. */
export function obstaclesOf(
  { events = [], handles = [], discs = [], shades = [] }: ChartProps,
  series: readonly ChartSeries[],
  { frame, ruler, lineOf }: ObstaclesOf,
): Obstacles {
  const eventsOf = (id: string) => events.filter(({ seriesId }) => seriesId === id);
  const owner = series.find(({ id }) => events.some(({ seriesId }) => seriesId === id));
  const words =
    owner === undefined
      ? []
      : eventWords(eventsOf(owner.id), {
          frame,
          width: (text) => ruler(text, false, 11),
          valueAt: (step) => owner.at?.(step) ?? valueAt(owner, step),
          isFree: (box) => !series.some((each) => touches(lineOf(each, frame), box, 2)),
        });
  const snapshots = series.flatMap(({ id }) =>
    snapshotPlaces(eventsOf(id), frame).map((place) => snapshotBox(place, frame)),
  );
  const held = handles.map(({ step, value }): Box => {
    const [x, y] = [frame.x(step), frame.y(value)];
    return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach };
  });
  const numbered = placeDiscs(discs, frame, series).map(discBox);
  const stretches = shades.flatMap((shade) => nameBox(shade, { frame, ruler }) ?? []);
  return { words, boxes: [...words.map(({ box }) => box), ...snapshots, ...held, ...numbered, ...stretches] };
}

/** Where the name of a stretch stands: at the bottom of the plot. Above it, over a bracket, no curve gets its name. */
function nameBox(
  { look, label, from, to }: ChartShade,
  { frame, ruler }: Pick<ObstaclesOf, "frame" | "ruler">,
): Box | undefined {
  const { plot, x } = frame;
  const [left, right] = [from, to].map((step) => clamp(x(step), plot.left, plot.right));
  if (label === undefined || look === "bracket" || right <= left) return undefined;
  return { left, right: left + 8 + ruler(label, false, 11), top: plot.bottom - 22, bottom: plot.bottom };
}
