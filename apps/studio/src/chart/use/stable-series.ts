import { useRef } from "preact/hooks";
import type { ChartSeries } from "../types.ts";

/**
 * The series, where each that shows the same as before is the very object of before: then its line need not be made
 * again, whoever rendered.
 */
export function useStableSeries(series: readonly ChartSeries[]): readonly ChartSeries[] {
  const known = useRef(new Map<string, ChartSeries>());
  const last = useRef<readonly ChartSeries[]>([]);
  const next = series.map((each) => {
    const before = known.current.get(each.id);
    return before !== undefined && isSame(before, each) ? before : each;
  });
  known.current = new Map(next.map((each) => [each.id, each]));
  if (next.length !== last.current.length || next.some((each, k) => each !== last.current[k]))
    last.current = next;
  return last.current;
}

function isSame(a: ChartSeries, b: ChartSeries): boolean {
  if (a === b) return true;
  const looks =
    a.name === b.name &&
    a.hue === b.hue &&
    a.selected === b.selected &&
    a.look === b.look &&
    a.label === b.label &&
    a.note === b.note &&
    a.failsFrom === b.failsFrom;
  if (!looks || a.at !== b.at || (a.within === undefined) !== (b.within === undefined)) return false;
  if (!isEqual(a.xs, b.xs) || !isEqual(a.ys, b.ys)) return false;
  return (
    a.band === b.band ||
    (a.band !== undefined &&
      b.band !== undefined &&
      isEqual(a.band.low, b.band.low) &&
      isEqual(a.band.high, b.band.high))
  );
}

function isEqual(a: Float64Array, b: Float64Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++)
    if (a[k] !== b[k] && !(Number.isNaN(a[k]) && Number.isNaN(b[k]))) return false;
  return true;
}
