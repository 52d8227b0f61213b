import { formatLr, formatShare, formatSteps, type Phase, phases, updatesIn } from "anneal/describe";
import type { View } from "../view.ts";
import { counted } from "./numbers.ts";

/** What the schedule does otherwise than a constant rate, in plain words. */
export function changesText(view: View): string {
  const { candidate, baseline, curve, details } = view;
  const first = "A constant rate takes equally long steps to the end and keeps jumping over the best point.";
  if (candidate === undefined) return first;
  const found = curve === undefined ? [] : phases(curve, details.steps, candidate.spec);
  const start = timesAsLong(candidate.peakLr / baseline.peakLr);
  const warmup = warmupWords(found, details.steps);
  const whose =
    view.report.details.certain && !view.isBaselineBest ? "The recommended schedule" : candidate.label;
  const cycles = found.find(({ name }) => name === "cycles");
  if (cycles !== undefined)
    return `${first} ${whose} goes from steps ${start} to short ones again and again${cycles.shape === undefined ? "" : ` (${cycles.shape})`}: each start looks for a better place, each end settles in it.${warmup}`;
  const fall = found.find(({ name }) => name === "cooldown");
  if (fall === undefined || curve === undefined) return `${first} ${whose} takes steps ${start}.${warmup}`;
  const end = curve.at(details.steps);
  const to =
    end <= 1e-9 * candidate.peakLr
      ? "to zero"
      : `to ${formatLr(end)}, ${formatShare(end / candidate.peakLr)} of the peak`;
  const hold = found.find(({ name, end: until }) => name === "hold" && until <= fall.start);
  const way =
    hold === undefined
      ? `starts with steps ${start} and shortens them ${to}, so it covers the ground early and settles at the end`
      : `holds steps ${start} until step ${formatSteps(Math.ceil(fall.start))} and then shortens them ${to}, so it covers the ground first and settles at the end`;
  return `${first} ${whose} ${way}.${warmup}`;
}

function warmupWords(found: readonly Phase[], steps: number): string {
  const warmup = found[0]?.name === "warmup" ? found[0] : undefined;
  if (warmup === undefined || updatesIn(warmup) >= steps) return "";
  return ` Its first ${counted(updatesIn(warmup), "step")} warm up, since long steps from an untrained start can throw a run off.`;
}

/** `twice as long`, `equally long`, `3.2 times as long`. */
function timesAsLong(ratio: number): string {
  if (!(ratio > 0) || !Number.isFinite(ratio)) return "of another length";
  if (Math.abs(ratio - 1) < 0.02) return "equally long";
  if (Math.abs(ratio - 2) < 0.02) return "twice as long";
  if (Math.abs(ratio - 0.5) < 0.01) return "half as long";
  return ratio > 1
    ? `${Number(ratio.toPrecision(2))} times as long`
    : `${formatShare(Number(ratio.toPrecision(2)))} as long`;
}
