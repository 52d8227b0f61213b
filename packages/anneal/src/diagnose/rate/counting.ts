import type { Finding } from "../finding.ts";
import { type Points, windowOf } from "../points.ts";
import { FROM, families, TO } from "../recover/curve.ts";
import { refit, worst } from "../recover/fit.ts";
import type { RecoveredPhase } from "../recover/phase.ts";
import type { Rates } from "../subject.ts";
import { inLr, inShare, inSteps } from "../words.ts";

/** A length is k times another when it is within this share of it: a trainer counts a few steps more or less. */
const near = 0.02;
/** More processes than this are not guessed from a ratio alone. */
const most = 64;
/** A tread below this share of the peak is finer than anybody tunes. */
const coarse = 0.01;
/** And a schedule that ends above this one was not nearly done. */
const ratherHigh = 0.5;

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
  const times = (shown ? wholeRatio(horizon / updates) : undefined) ?? timesOf(rates, phase);
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

/** A smooth schedule that moves only every so many steps, by steps that are not small. */
export function perEpoch(rates: Rates): Finding | undefined {
  const { points, recovered, peak, last, updates } = rates;
  const { every, phases } = recovered;
  const { v } = points;
  const isHigh = v[v.length - 1] > ratherHigh * peak;
  // A step decay is meant; one that hardly falls is a line, too, and neither is meant.
  if (every === undefined || (isGeometric(points) && v[v.length - 1] <= 0.9 * v[0])) return undefined;
  const largest = v.reduce((most, lr, i) => (i === 0 ? 0 : Math.max(most, Math.abs(lr - v[i - 1]))), 0);
  const beyond = recovered.endShown && recovered.horizon > 1.1 * updates;
  // A schedule that ends high after so many small treads had only begun.
  const slice = beyond || isHigh;
  if (phases.length === 0 && !slice && areMilestones(points, every)) return undefined;
  const rising = phases.length === 1 && phases[0].role === "warmup";
  if (largest < coarse * peak && !slice && !rising) return undefined;
  const part = beyond ? `, and had gone ${inShare(updates / recovered.horizon)} of its way at the end` : "";
  return {
    code: "stepped-per-epoch",
    severity: slice || rising ? "warning" : "advice",
    from: points.t[0],
    to: last,
    says: `The LR changes only every ${inSteps(every)} steps, by up to ${inShare(largest / peak)} of its peak${part}: the schedule is stepped once an epoch, not once an update.`,
    why:
      slice || rising
        ? "A schedule that counts updates but is stepped once an epoch uses only the first part of its curve."
        : "In so few steps a warmup starts with a jump, and the last epoch never reaches the floor.",
    change:
      "Step the schedule after every update, with its lengths in updates (steps per epoch times epochs).",
    evidence: { every, largest, peak, horizon: recovered.horizon, updates },
  };
}

/** Whether most treads end without a change: levels that happen to be whole treads long are milestones. */
function areMilestones({ t, v }: Points, every: number): boolean {
  const changes = Array.from(v.keys()).filter((i) => i > 0 && v[i] !== v[i - 1]);
  const treads = (t[changes[changes.length - 1]] - t[changes[0]]) / every;
  return changes.length - 1 < treads / 2;
}

/** Whether each level is the same share of the one before, up to rounding: a step decay, however many steps it has. */
function isGeometric({ v, tol }: Points): boolean {
  const places = Array.from(v.keys()).filter((i) => i === 0 || v[i] !== v[i - 1]);
  const cuts = places.slice(1).map((i, k) => ({
    by: Math.log(v[i] / v[places[k]]),
    unsure: (2 * (tol[i] + tol[places[k]])) / Math.abs(v[i]),
  }));
  const [first] = cuts;
  return cuts.every(
    ({ by, unsure }) => Math.abs(by - first.by) <= 5e-3 * Math.abs(first.by) + unsure + first.unsure,
  );
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
