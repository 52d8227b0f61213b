import type { RunLine, TuneDetails } from "../report/data.ts";

/**
 * What learning the new data cost on the old, for each peak at which a schedule was tried: means over the runs of the
 * search that did not diverge, the lowest peak first. `undefined` where no run read old data.
 */
export function retainedOf(lines: readonly RunLine[], schedule: string): TuneDetails["retained"] {
  const read = lines.flatMap(({ stage, retained, valid, peakLr, ...line }) =>
    stage === "rate search" && line.schedule === schedule && retained && valid !== null
      ? [{ peakLr, ...retained, fresh: valid }]
      : [],
  );
  if (read.length === 0) return undefined;
  const peaks = [...new Set(read.map(({ peakLr }) => peakLr))].sort((a, b) => a - b);
  return peaks.map((peakLr) => {
    const own = read.filter((each) => each.peakLr === peakLr);
    const mean = (of: "before" | "after" | "fresh"): number =>
      own.reduce((sum, each) => sum + each[of], 0) / own.length;
    return { peakLr, before: mean("before"), after: mean("after"), fresh: mean("fresh") };
  });
}
