import type { Finding } from "../finding.ts";
import { type Losses, levelOf } from "../loss/losses.ts";
import type { RecoveredPhase } from "../recover/phase.ts";
import type { Rates } from "../subject.ts";
import { inLoss, inLr, inShare, inSteps } from "../words.ts";

/** A flat end of this share of the run is as long as a whole cooldown is: 10 to 20% suffice (Hägele et al. 2024). */
const longTail = 0.1;
/** At 0 nothing is learnt, so a few updates are too many; fewer are the last points of a log. */
const longZero = 0.02;
/** An LR below this share of the peak does nothing. */
const nothing = 1e-3;
/** A decay that ends with so much of the peak still to fall did not end where it was meant to. */
const muchLeft = 0.05;
/** How far the end of a curve may lie beyond the log without meaning anything: this share of the run, and 1.5 intervals. */
const slack = 0.02;

/** The decay ended long before the run did: the LR stays at its floor. */
export function endedEarly(rates: Rates): Finding | undefined {
  const { points, peak, last, updates } = rates;
  const tail = rates.recovered.phases.length > 0 ? tailOf(rates) : flatEnd(rates);
  if (tail === undefined) return undefined;
  const atZero = Math.abs(tail.from) <= nothing * peak;
  const share = (last - tail.begin) / updates;
  const seen = points.t.filter((step) => step >= tail.begin).length;
  if (seen < 3 || share < (atZero ? longZero : longTail)) return undefined;
  return {
    code: "decay-ended-early",
    severity: atZero ? "error" : "warning",
    from: Math.ceil(tail.begin),
    to: last,
    says: `The decay ended at step ${inSteps(tail.begin)}; the last ${inSteps(last - tail.begin)} steps, ${inShare(share)} of the run, ran at ${inLr(tail.from)}.`,
    why: atZero
      ? "At this LR the weights do not change: these steps were computed for nothing."
      : "A decay gains most when it lasts to the end; steps at the floor gain little.",
    change: `Set the length of the schedule to the ${inSteps(updates)} updates of the run.`,
    evidence: { floor: tail.from, peak, ended: tail.begin, updates },
  };
}

function tailOf({ recovered, peak }: Rates): Pick<RecoveredPhase, "begin" | "from"> | undefined {
  const { phases, cycles } = recovered;
  const tail = phases[phases.length - 1];
  const decay = phases[phases.length - 2];
  if (tail.kind !== "constant" || decay === undefined || cycles !== undefined) return undefined;
  const isTail = tail.role === "tail" && decay.role === "decay" && decay.kind !== "constant";
  // Milestones may go far down, but not to 0.
  return isTail || Math.abs(tail.from) <= 1e-9 * peak ? tail : undefined;
}

/** Points over which the LR falls from each to the next before it stays. */
const falling = 5;

/** The level at the end to which the LR falls over several points, where no simple schedule explains how. */
function flatEnd({
  points: { t, v, tol },
  recovered,
}: Rates): Pick<RecoveredPhase, "begin" | "from"> | undefined {
  let place = v.length - 1;
  while (place > 0 && Math.abs(v[place - 1] - v[v.length - 1]) <= tol[place]) place--;
  const before = v.subarray(Math.max(0, place - falling), place + 1);
  const isSmooth = before.length > falling && before.every((lr, k) => k === 0 || lr < before[k - 1]);
  return isSmooth && recovered.every === undefined ? { begin: t[place], from: v[place] } : undefined;
}

/** The run ended in the middle of a decay whose shape shows that it had further to go. */
export function unfinished(rates: Rates): Finding | undefined {
  return byItsCurve(rates) ?? byItsBend(rates);
}

/** Points at the end of a log that show how a curve bends. */
const bending = 6;
/** A log that ends with less than this share of the peak ends low, whatever its curve. */
const ratherHigh = 0.2;

/** A falling curve that bends down comes to 0 somewhere, even where too few of its points were logged to name it. */
function byItsBend({ points, recovered, peak, last, updates }: Rates): Finding | undefined {
  const { t, v, tol } = points;
  const n = v.length;
  if (recovered.exact || recovered.every !== undefined || n < 2 * bending || v[n - 1] < ratherHigh * peak)
    return undefined;
  const [a, b, c] = [n - bending, n - (bending >> 1), n - 1];
  const early = (v[a] - v[b]) / (t[b] - t[a]);
  const late = (v[b] - v[c]) / (t[c] - t[b]);
  const unsure = (4 * (tol[b] + tol[c])) / (t[c] - t[b]);
  if (!(early > unsure && late > early + unsure)) return undefined;
  return {
    code: "decay-unfinished",
    severity: "warning",
    from: last,
    to: last,
    says: `The log ends at step ${inSteps(last)} with the LR at ${inLr(v[c])}, ${inShare(v[c] / peak)} of the peak, and falling ever faster: the decay had just begun.`,
    why: "Most of the gain of a decay comes in its last part, which this run did not have.",
    change: "If the run is over, let its decay end with it. If it is still running, all is well.",
    evidence: { lr: v[c], peak, updates },
  };
}

function byItsCurve(rates: Rates): Finding | undefined {
  const { points, recovered, peak, interval, last, updates, facts } = rates;
  const { phases, horizon, endShown } = recovered;
  const phase = phases[phases.length - 1];
  const lr = points.v[points.v.length - 1];
  if (phase?.role !== "decay" || recovered.cycles !== undefined || !endShown) return undefined;
  const beyond = horizon - last;
  if (beyond <= Math.max(1.5 * interval, slack * updates) || lr - phase.to < muchLeft * peak)
    return undefined;
  const known = facts.steps !== undefined && facts.steps > last + 2 * interval;
  return {
    code: "decay-unfinished",
    severity: known ? "advice" : "warning",
    from: last,
    to: last,
    says: `The log ends at step ${inSteps(last)} with the LR at ${inLr(lr)}, ${inShare(lr / peak)} of the peak; the ${phase.shape} decay would end at step ${inSteps(horizon)}.`,
    why: "Most of the gain of a decay comes in its last part, which this run did not have.",
    change: known
      ? `Let the run go on to step ${inSteps(horizon)}.`
      : `If the run is over, set the length of its schedule to the run, or cool down from the last checkpoint over 10 to 20% more steps. If it is still running, all is well.`,
    evidence: { lr, peak, target: phase.to, horizon, updates },
  };
}

/** The log ends in the first ramp. */
export function warmupUnfinished({ points, recovered, last, peak }: Rates): Finding | undefined {
  const { phases } = recovered;
  const [phase] = phases;
  // A range test rises exponentially, and is meant to.
  if (phases.length !== 1 || phase.role !== "warmup" || phase.kind === "exponential" || points.t.length < 8)
    return undefined;
  return {
    code: "warmup-unfinished",
    severity: "warning",
    from: points.t[0],
    to: last,
    says: `The LR rises to the end of the log, to ${inLr(peak)} at step ${inSteps(last)}: the warmup never ended.`,
    why: "A schedule that is stepped too rarely, once an epoch for instance, stays in its warmup.",
    change: "Step the schedule once every update, and count its lengths in updates.",
    evidence: { lr: peak, updates: last },
  };
}

/**
 * What a cooldown over the last fifth of a run took off its final loss, as shares of it: language models of 25M, 100M and
 * 124M parameters against the same runs at a constant LR (Luo et al. 2025, arXiv 2503.12811; Schaipp et al. 2025, arXiv
 * 2501.18965). A run at a constant LR cannot tell its own share: laws fitted to these runs alone gave from -0.3% to 7%.
 */
const gains = [0.02, 0.06] as const;

/** The LR is constant to the end, near its peak, and above 0. */
export function noCooldown(
  { points, recovered, peak, last, updates }: Rates,
  losses?: Losses,
): Finding | undefined {
  const { phases } = recovered;
  const hold = phases[phases.length - 1];
  if (
    !(peak > 0) ||
    hold?.role !== "hold" ||
    hold.assumed ||
    phases.slice(0, -1).some(fallsBefore) ||
    points.t.length < 8
  )
    return undefined;
  const begin = Math.max(hold.begin, points.t[0]);
  if (last - begin < 0.3 * updates) return undefined;
  const gain = gainOf(losses);
  return {
    code: "no-cooldown",
    severity: "advice",
    from: Math.ceil(begin),
    to: last,
    says: `The LR is constant at ${inLr(hold.from)} to the end of the log: there is no cooldown.${gain === undefined ? "" : ` If it gains here what it gained elsewhere, the ${losses?.name} of ${inLoss(gain.loss)} would end ${inGain(gain.gainLow)} to ${inGain(gain.gainHigh)} lower.`}`,
    why: "A constant LR leaves the weights rattling about a lower loss: a cooldown took 2 to 6% off that of language models of 25M to 124M parameters. How much it is in this run, a log at a constant LR cannot tell.",
    change:
      "Cool down to 0 over the last 10 to 20% of the steps: anneal's warmupStableDecay, or branch from the last checkpoint. The logs of this run and of one with a short cooldown tell anneal forecast the gain.",
    evidence: { lr: hold.from, peak, updates, ...gain },
  };
}

const inGain = (gain: number): string => String(Number(gain.toPrecision(2)));

/** The loss at the end, and how much lower it might be. */
function gainOf(losses: Losses | undefined) {
  if (losses === undefined) return undefined;
  const { v } = losses;
  const loss = levelOf(v, v.length - Math.max(3, Math.ceil(v.length / 20)), v.length);
  return loss > 0 ? { loss, gainLow: gains[0] * loss, gainHigh: gains[1] * loss } : undefined;
}

const fallsBefore = (phase: RecoveredPhase): boolean => phase.role === "decay";
