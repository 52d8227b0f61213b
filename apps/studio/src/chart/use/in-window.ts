import { useRef } from "preact/hooks";
import type { ChartSeries } from "../types.ts";
import { sameWindow } from "./settled.ts";

type Window = readonly [number, number];

interface Known {
  readonly window: Window;
  readonly series: ChartSeries;
}

/** Series with the points of a window: a zoomed chart shows what is there, not what was left between two points. */
export function useInWindow(
  series: readonly ChartSeries[],
  window: Window,
  whole: Window,
): readonly ChartSeries[] {
  const known = useRef(new WeakMap<ChartSeries, Known>());
  if (sameWindow(window, whole)) return series;
  return series.map((each) => {
    if (each.within === undefined) return each;
    const found = known.current.get(each);
    if (found !== undefined && sameWindow(found.window, window)) return found.series;
    const resampled = { ...each, ...each.within(window) };
    known.current.set(each, { window, series: resampled });
    return resampled;
  });
}
