import type { Finding } from "../finding.ts";
import { windowOf } from "../points.ts";
import { FROM, families, TO } from "../recover/curve.ts";
import { refit, worst } from "../recover/fit.ts";
import type { RecoveredPhase } from "../recover/phase.ts";
import type { Rates } from "../subject.ts";
import { inLr, inShare, inSteps } from "../words.ts";
import { toldTimes } from "./told-times.ts";

/** A length is k times another when it is within this share of it: a trainer counts a few steps more or less. */
const near = 0.02;
/** More processes than this are not guessed from a ratio alone. */
const most = 64;
/** A schedule that ends above this share of the peak was not nearly done. */
export const ratherHigh = 0.5;

/** The schedule was done at 1/k of the run: something steps it k times an update. */
export function tooOften(rates: Rates): Finding | undefined {
  const { recovered, last, updates, facts, peak } = rates;
  const done = endOfDecay(rates);
  if (done === undefined) return undefined;
  const times = wholeBetween(updates / done.latest, updates / done.soonest);
  if (times === undefined) return undefined;
  const { says, fits } = causeOf(times, facts);
  return {
    code: "stepped-too-often",
    severity: "warning",
    from: Math.round(done.latest),
    to: last,
    says: `The schedule was over after ${inSteps(updates / times)} of ${inSteps(updates)} updates, 1/${times} of the run: it looks stepped ${times} times an update.`,
    why: `${says} Wrapped schedulers are stepped once for each process or micro-batch unless they are told not to.`,
    change: fits
      ? "Step the schedule once an update only, or give it the number of steps that it will be called."
      : `If ${times} is your number of processes or accumulated batches, step the schedule once an update; if not, set its length to the run.`,
    evidence: { times, ended: done.latest, updates, peak, horizon: recovered.horizon },
  };
}

/** The schedule had gone 1/k of its way when the run ended: it is stepped once every k updates, or counts other things. */
export function tooRarely(rates: Rates): Finding | undefined {
  const { points, recovered, interval, last, updates, facts, peak } = rates;
  const { phases, endShown, horizon } = recovered;
  const phase = phases[phases.length - 1];
  const lr = points.v[points.v.length - 1];
  if (phase?.role !== "decay" || recovered.cycles) return undefined;
  const shown = endShown && horizon - last > 2 * interval && lr - phase.to >= 0.05 * peak;
  if (!shown && !(horizon - last <= 2 * interval && lr > ratherHigh * peak)) return undefined;
  const times =
    (shown ? wholeTreads(rates) : undefined) ??
    treadTimes(rates) ??
    (isFinest(rates) ? recovered.every : undefined) ??
    (shown ? wholeRatio(horizon / updates) : undefined) ??
    toldTimes(rates, phase) ??
    timesOf(rates, phase);
  if (times === undefined) return undefined;
  const { says, fits } = causeOf(times, facts);
  return {
    code: "stepped-too-rarely",
    severity: "warning",
    from: points.t[0],
    to: last,
    says: `The schedule is ${times} times as long as the run: it had gone 1/${times} of its way after ${inSteps(updates)} updates.`,
    why: `${says} A schedule whose length was counted in micro-batches, or for one process, is stepped too rarely and ends at ${inLr(lr)}, ${inShare(lr / peak)} of the peak.`,
    change: fits
      ? "Count the length of the schedule in updates: divide it by accumulation and processes."
      : `If ${times} is your number of accumulated batches or processes, divide the length of the schedule by it; if not, the run was cut short.`,
    evidence: { times, horizon, updates, lr, peak },
  };
}

/** The step at which a decay was over, or turned and climbed back: not before one step, nor after another. */
function endOfDecay({
  recovered,
  updates,
  points,
  peak,
}: Rates): { readonly soonest: number; readonly latest: number } | undefined {
  const { phases } = recovered;
  const fell = phases.findIndex((phase) => phase.role === "decay");
  const next = phases[fell + 1];
  const climbs = next?.role === "rise" && !next.jump && next.kind === "cosine";
  const rests = next?.role === "tail" && phases.length === fell + 2;
  const [begin, short] = [next?.begin ?? 0, 0.6 * updates];
  if (fell >= 0 && (climbs || rests) && begin > 0 && begin < short) {
    return { soonest: begin * (1 - near), latest: begin * (1 + near) };
  }
  // At 0 the decay was over somewhere between the last point above it and the first at it.
  const zero = points.v.findIndex(
    (_, i) => i > 0 && points.v.subarray(i).every((each) => Math.abs(each) <= 1e-6 * peak),
  );
  const rest =
    zero < 1 || points.t.length - zero < 3
      ? undefined
      : { soonest: points.t[zero - 1], latest: points.t[zero] };
  return rest !== undefined && rest.soonest > 0 && rest.latest < short ? rest : undefined;
}

/** The one whole number of two or more between two ratios that lie close together. */
function wholeBetween(low: number, high: number): number | undefined {
  const times = Math.floor(high);
  const isOne = times >= low && times - 1 < low && high / low < 1.15;
  return isOne && times >= 2 && times <= most ? times : undefined;
}

/** Floors that people set, as shares of the peak. */
const floors = [0, 0.01, 0.02, 0.05, 0.1];
const nearFloor = 2e-3;

/** The curves that have an end, and so a length that can be miscounted. */
const forms = [
  ["cosine", 1],
  ["polynomial-out", 0.5],
  ["polynomial-out", 0.9],
  ["polynomial-out", 1.5],
  ["polynomial-out", 2],
  ["polynomial-out", 3],
] as const;

/**
 * How many times as long as the run the schedule is, where its first part does not say how deep it goes: a whole number
 * of runs after which a curve through all points would end at a floor that people set.
 */
function timesOf({ points, updates, peak, interval }: Rates, phase: RecoveredPhase): number | undefined {
  const first = points.t.findIndex((step) => step >= phase.begin);
  const window = windowOf(points, first, points.t.length - 1);
  const slope = (points.v[points.v.length - 2] - points.v[points.v.length - 1]) / interval;
  const all = phase.kind === "linear" ? ([["linear", 1]] as const) : forms;
  return [2, 3, 4, 8].find((times) =>
    all.some(([kind, power]) => {
      const family = families.find((each) => each.kind === kind);
      if (family === undefined) return false;
      const p = Float64Array.of(phase.from, phase.to, phase.begin, times * updates, power);
      const model = refit({ family, p }, window, [FROM, TO]);
      const share = model.p[TO] / peak;
      const unsure = nearFloor + (2 * times * interval * Math.max(slope, 0)) / peak;
      const fits = kind === "linear" || worst(model, window) <= 3;
      return fits && floors.some((floor) => Math.abs(share - floor) <= unsure);
    }),
  );
}

/** Treads of more steps than this are epochs rather than batches of one update, if nobody says otherwise. */
const fine = 16;
/** Treads of so few steps are no epochs of a run whose schedule is too long. */
const finest = 4;
/** A floor that was not reached makes the end of a curve seem later by up to this share. */
const later = 0.35;

/** The steps of a tread, where they are what a schedule is too long by: its lengths count calls, and it is called once a tread. */
export function treadTimes({ recovered, updates, facts }: Rates): number | undefined {
  const { every, horizon, endShown } = recovered;
  if (every === undefined || every > most || !Number.isInteger(every)) return undefined;
  const { accumulation = 1, devices = 1, stepsPerEpoch } = facts;
  if ([accumulation, devices, accumulation * devices].includes(every)) return every;
  const excess = horizon / updates / every;
  const isLong = endShown && excess > 1 - near && excess < 1 + later;
  return isLong && every <= fine && every !== stepsPerEpoch ? every : undefined;
}

/** Whether the treads are too short for epochs. */
export const isFinest = ({ recovered: { every }, facts }: Rates): boolean =>
  every !== undefined && every <= finest && every !== facts.stepsPerEpoch;

/** The ratio, where it is whole treads: the log may be too coarse to tell them from longer ones. */
function wholeTreads(rates: Rates): number | undefined {
  const { recovered, updates } = rates;
  const times = wholeRatio(recovered.horizon / updates);
  return isFinest(rates) && times !== undefined && times % (recovered.every ?? 1) === 0 ? times : undefined;
}

function wholeRatio(ratio: number): number | undefined {
  const times = Math.round(ratio);
  return times >= 2 && times <= most && Math.abs(ratio / times - 1) <= near ? times : undefined;
}

function causeOf(
  times: number,
  { accumulation = 1, devices = 1 }: { readonly accumulation?: number; readonly devices?: number },
): { readonly says: string; readonly fits: boolean } {
  if (times === accumulation * devices && accumulation > 1 && devices > 1) {
    return {
      says: `${times} is ${devices} processes times ${accumulation} accumulated batches.`,
      fits: true,
    };
  }
  if (times === devices) return { says: `${times} is your number of processes.`, fits: true };
  if (times === accumulation) return { says: `${times} is your number of accumulated batches.`, fits: true };
  return { says: "Whole ratios are rarely an accident.", fits: false };
}
