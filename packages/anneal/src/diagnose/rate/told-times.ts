import { windowOf } from "../points.ts";
import { END, FROM, families, type Model } from "../recover/curve.ts";
import { refit, worst } from "../recover/fit.ts";
import type { RecoveredPhase } from "../recover/phase.ts";
import type { Rates } from "../subject.ts";

/** Floors that people set, as shares of the peak. */
const floors = [0, 0.01, 0.02, 0.05, 0.1, 0.2];
/** A curve agrees with the log when no point is off by more units of its writing than this. */
const agreeing = 3;
/** A length is the one looked for within this share of it, and what the log does not tell of the length of the run. */
const near = 0.005;
const unlogged = 1.5;

/**
 * How many times as long as the run the schedule is, where that is a number of batches or processes that the user tells
 * of: the curve, refitted to end at a floor that people set, ends after so many runs. A line shows no floor of its own,
 * and coarsely written points leave it open for other curves, so the recovered one may lie further on.
 */
export function toldTimes(rates: Rates, phase: RecoveredPhase): number | undefined {
  const { accumulation = 1, devices = 1 } = rates.facts;
  const told = [...new Set([accumulation * devices, accumulation, devices])].filter((times) => times > 1);
  return told.find((times) => floors.some((floor) => endsAfter(rates, { phase, times, floor })));
}

interface Ending {
  readonly phase: RecoveredPhase;
  readonly times: number;
  readonly floor: number;
}

function endsAfter({ points, updates, interval, peak }: Rates, { phase, times, floor }: Ending): boolean {
  const { t } = points;
  const first = t.findIndex((step) => step >= phase.begin);
  const window = windowOf(points, first, t.length - 1);
  const family = families.find(({ kind }) => kind === phase.kind);
  if (family === undefined || window.t.length < family.least) return false;
  const aim = times * updates;
  const reach = near * aim + unlogged * times * interval;
  const begun: Model = {
    family,
    p: Float64Array.of(phase.from, floor * peak, phase.begin, aim, phase.power ?? 1),
  };
  const fits = (model: Model): boolean =>
    Math.abs(model.p[END] - aim) <= reach && worst(model, window, agreeing) <= agreeing;
  return fits(refit(begun, window, [FROM])) || fits(refit(begun, window, [FROM, END]));
}
