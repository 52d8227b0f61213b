import type { Reach } from "anneal/describe";
import { useRef } from "preact/hooks";
import { type Paths, pathsOf } from "../draw/paths.ts";
import { type Frame, polyline, type Run, reachOfRuns } from "../geometry/index.ts";
import type { ChartSeries } from "../types.ts";

/** A chart is laid out without room for names at the right, then with it: both are asked for again and again. */
const mostFrames = 3;

interface Lines {
  readonly lineOf: (series: ChartSeries, frame: Frame) => readonly Run[];
  readonly reach: (runs: readonly Run[], frame: Frame) => Reach;
  readonly paths: (runs: readonly Run[]) => Paths;
}

/** Lines in pixels, how far they reach and their paths, each made once for a series and a frame. */
export function useLines(): Lines {
  const known = useRef(new WeakMap<ChartSeries, Map<string, readonly Run[]>>());
  const reaches = useRef(new WeakMap<readonly Run[], Reach>());
  const paths = useRef(new WeakMap<readonly Run[], Paths>());
  return {
    lineOf: (series, frame) => {
      const { plot, window, limits } = frame;
      const key = [plot.left, plot.top, plot.right, plot.bottom, ...window, ...Object.values(limits)].join();
      const frames = known.current.get(series) ?? new Map<string, readonly Run[]>();
      known.current.set(series, frames);
      const found = frames.get(key);
      if (found !== undefined) return found;
      const runs = polyline(series, frame, 1 / Math.max(1, devicePixelRatio));
      if (frames.size >= mostFrames) frames.clear();
      frames.set(key, runs);
      return runs;
    },
    reach: (runs, frame) => {
      const found = reaches.current.get(runs);
      if (found !== undefined) return found;
      const made = reachOfRuns(runs, frame);
      reaches.current.set(runs, made);
      return made;
    },
    paths: (runs) => {
      const found = paths.current.get(runs) ?? pathsOf(runs);
      paths.current.set(runs, found);
      return found;
    },
  };
}
