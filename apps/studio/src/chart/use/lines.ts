import { useRef } from "preact/hooks";
import { type Frame, polyline, type Run } from "../geometry/index.ts";
import type { ChartSeries } from "../types.ts";

interface Known {
  readonly key: string;
  readonly runs: readonly Run[];
}

/** Lines in pixels, each made once for a series and a frame. */
export function useLines(): (series: ChartSeries, frame: Frame) => readonly Run[] {
  const known = useRef(new WeakMap<ChartSeries, Known>());
  return (series, frame) => {
    const { plot, window, limits } = frame;
    const key = [plot.left, plot.top, plot.right, plot.bottom, ...window, ...Object.values(limits)].join();
    const found = known.current.get(series);
    if (found?.key === key) return found.runs;
    const runs = polyline(series, frame);
    known.current.set(series, { key, runs });
    return runs;
  };
}
