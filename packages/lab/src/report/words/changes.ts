import { formatLr, formatShare, formatSteps, type Phase, phases, updatesIn } from "anneal/describe";
import type { View } from "../view.ts";
import { counted } from "./numbers.ts";

/** What the schedule does otherwise than a constant rate, in plain words. */
export function changesText(view: View): string {
  const { candidate, details, isBaselineBest } = view;
  const first = "A constant rate takes equally long steps to the end and keeps jumping over the best point.";
  if (candidate === undefined) return first;
  const found = view.curve === undefined ? [] : phases(view.curve, details.steps, candidate.spec);
  const whose = details.certain && !isBaselineBest ? "The recommended schedule" : candidate.label;
  return `${first} ${whose} ${courseOf(found, view, candidate.peakLr)}.${warmupWords(found, details.steps)}`;
}

/** What it does, after its name. */
function courseOf(found: readonly Phase[], { baseline, curve, details }: View, peak: number): string {
  const long = timesAsLong(peak / baseline.peakLr);
  const cycles = found.find(({ name }) => name === "cycles");
  if (cycles !== undefined) {
    const shape = cycles.shape === undefined ? "" : ` (${cycles.shape})`;
    return `goes from steps ${long} to short ones again and again${shape}: each start looks for a better place, each end settles in it`;
  }
  const fall = found.find(({ name }) => name === "cooldown");
  if (fall === undefined || curve === undefined) return `takes steps ${long}`;
  const to = endWords(curve.at(details.steps), peak);
  const hold = found.find(({ name, end }) => name === "hold" && end <= fall.start);
  if (hold !== undefined)
    return `holds steps ${long} until step ${formatSteps(Math.ceil(fall.start))} and then shortens them ${to}, so it covers the ground first and settles at the end`;
  const way = isLong(found[0], details.steps)
    ? `lengthens its steps until step ${formatSteps(Math.ceil(fall.start))}, to ${long}, and then shortens them`
    : `starts with steps ${long} and shortens them`;
  return `${way} ${to}, so it covers the ground early and settles at the end`;
}

/** `to zero`, `to 4e-3, 10% of the peak`. */
function endWords(end: number, peak: number): string {
  if (end <= 1e-9 * peak) return "to zero";
  return end < 1e-3 * peak
    ? `to ${formatLr(end)}, nearly nothing`
    : `to ${formatLr(end)}, ${formatShare(end / peak)} of the peak`;
}

/** A warmup longer than this share of the run is a half of the schedule. */
const longWarmup = 0.15;

const isLong = (warmup: Phase | undefined, steps: number): warmup is Phase =>
  warmup?.name === "warmup" && warmup.end > longWarmup * steps;

function warmupWords(found: readonly Phase[], steps: number): string {
  const warmup = found[0]?.name === "warmup" ? found[0] : undefined;
  if (warmup === undefined || isLong(warmup, steps)) return "";
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
