import type { Ruler } from "./draw/ruler.ts";
import {
  type Box,
  type EventWord,
  type Frame,
  grow,
  type Limits,
  limitsOf,
  type Named,
  type Names,
  type NamesOf,
  nameCurves,
  type Run,
  rangeOf,
  shortNames,
} from "./geometry/index.ts";
import { type Layout, layOut, type Size } from "./layout.ts";
import { obstaclesOf } from "./obstacles.ts";
import type { ChartProps, ChartSeries } from "./types.ts";

/** Narrower than this, names are cut to their first word. */
export const narrow = 480;

/** Limits, room at the right and places of names: what stays while something is dragged. */
export interface Arrangement {
  readonly limits: Limits;
  readonly layout: Layout;
  readonly names: Names;
  /** Names of the first restart and snapshot. */
  readonly words: readonly EventWord[];
}

export interface ArrangeOf {
  readonly size: Size;
  readonly window: readonly [number, number];
  readonly ruler: Ruler;
  readonly lineOf: (series: ChartSeries, frame: Frame) => readonly Run[];
  readonly reach: NamesOf["reach"];
  readonly before?: Arrangement;
}

/** Chooses everything anew. `series` are in the order of the list, with the points of the window. */
export function arrange(props: ChartProps, series: readonly ChartSeries[], scene: ArrangeOf): Arrangement {
  const { size, window, ruler } = scene;
  const limits = chooseLimits(props, series, scene);
  // Charts that share their sides stay aligned: names are cut to that room.
  const most = props.sides?.right || size.width * 0.3;
  const lay = (gutter: number): Layout => layOut(props, { size, limits, window, ruler, gutter });
  const place = (layout: Layout): Arrangement => {
    const { frame } = layout;
    const { words, boxes } = obstaclesOf(props, series, { frame, ruler, lineOf: scene.lineOf });
    const names = placeNames(series, frame, { ...scene, taken: boxes, most });
    return { limits, layout, names, words };
  };
  // Names inside need no room; only where some do not fit is the plot made narrower for them.
  const first = place(lay(0));
  const { gutter } = first.names;
  if (gutter === 0) return first;
  const again = place(lay(gutter));
  return { ...again, names: { ...again.names, gutter } };
}

function chooseLimits(
  { value, live }: ChartProps,
  series: readonly ChartSeries[],
  { window, before }: ArrangeOf,
): Limits {
  if (value.limits !== undefined) return { scale: value.scale, low: value.limits[0], high: value.limits[1] };
  const curves = series
    .filter(({ look }) => look !== "thin" || series.every((each) => each.look === "thin"))
    .flatMap(({ xs, ys, band }) => {
      const [from, to] = rangeOf(xs, window);
      const cut = (values: Float64Array): Float64Array => values.subarray(from, to + 1);
      return band === undefined ? [cut(ys)] : [cut(ys), cut(band.low), cut(band.high)];
    });
  const found = limitsOf(curves, value);
  return live && curves.some((values) => values.length > 0) ? grow(before?.limits, found) : found;
}

function placeNames(
  series: readonly ChartSeries[],
  frame: Frame,
  {
    size,
    ruler,
    lineOf,
    reach,
    taken,
    most,
  }: ArrangeOf & { readonly taken: readonly Box[]; readonly most: number },
): Names {
  const isNamed = ({ label, look }: ChartSeries): boolean => label !== "none" && look !== "thin";
  const wanted = series.filter(isNamed);
  const all = wanted.map(({ name }) => name);
  const texts = size.width < narrow ? shortNames(all) : all;
  const named = wanted.map(
    (each, k): Named => ({
      id: each.id,
      text: texts[k],
      note: each.note,
      hue: each.look === "invalid" && each.failsFrom === undefined ? 0 : each.hue,
      selected: each.selected ?? false,
      atEnd: each.label === "end",
      runs: lineOf(each, frame),
    }),
  );
  const others = series
    .filter((each) => !isNamed(each) && each.look !== "thin")
    .map((each) => lineOf(each, frame));
  // A wide chart has room for the names of more curves.
  const mostInner = Math.max(8, Math.min(12, Math.floor(size.width / 64)));
  return nameCurves(named, { frame, others, taken, ruler, reach, most, mostInner });
}
