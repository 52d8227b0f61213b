import type { Ruler } from "./draw/ruler.ts";
import {
  type Box,
  type Frame,
  firstWord,
  grow,
  type Limits,
  limitsOf,
  type Named,
  type Names,
  nameCurves,
  type Run,
  rangeOf,
} from "./geometry/index.ts";
import { type Layout, layOut, type Size } from "./layout.ts";
import type { ChartProps, ChartSeries } from "./types.ts";

/** Narrower than this, names are cut to their first word. */
export const narrow = 480;

/** Limits, room at the right and places of names: what stays while something is dragged. */
export interface Arrangement {
  readonly limits: Limits;
  readonly layout: Layout;
  readonly names: Names;
}

export interface ArrangeOf {
  readonly size: Size;
  readonly window: readonly [number, number];
  readonly ruler: Ruler;
  readonly lineOf: (series: ChartSeries, frame: Frame) => readonly Run[];
  /** Boxes that names keep away from: handles and events. */
  readonly takenOf: (frame: Frame) => readonly Box[];
  readonly before?: Arrangement;
}

/** Chooses everything anew. `series` are in the order of the list, with the points of the window. */
export function arrange(props: ChartProps, series: readonly ChartSeries[], scene: ArrangeOf): Arrangement {
  const { size, window, ruler, before } = scene;
  const limits = chooseLimits(props, series, scene);
  const most = size.width * 0.3;
  const lay = (gutter: number): Layout => layOut(props, { size, limits, window, ruler, gutter });
  const place = (layout: Layout): Names => placeNames(series, layout.frame, { ...scene, most });
  // The room of before fits most often.
  const guess = before?.names.gutter ?? 0;
  const first = lay(guess);
  const names = place(first);
  if (Math.abs(names.gutter - guess) < 1) return { limits, layout: first, names };
  const layout = lay(names.gutter);
  const again = place(layout);
  return { limits, layout, names: { ...again, gutter: names.gutter } };
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
  { size, ruler, lineOf, takenOf, most }: ArrangeOf & { readonly most: number },
): Names {
  const isNamed = ({ label, look }: ChartSeries): boolean => label !== "none" && look !== "thin";
  const short = size.width < narrow;
  const named = series.filter(isNamed).map(
    (each): Named => ({
      id: each.id,
      text: short ? firstWord(each.name) : each.name,
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
  return nameCurves(named, { frame, others, taken: takenOf(frame), ruler, most });
}
