import type { RunLog } from "../series/index.ts";
import type { Finding, FindingCode, Looked } from "./finding.ts";
import { lookedAt } from "./looked.ts";
import { tooHigh, tooLow } from "./loss/level.ts";
import { type Losses, loggedLosses, lossesOf } from "./loss/losses.ts";
import { plateau } from "./loss/plateau.ts";
import { brokenEnd, divergence, spikes } from "./loss/spikes.ts";
import { warmupShort } from "./loss/warmup.ts";
import { finitePoints, refuseSeries } from "./points.ts";
import { negative, risesAfterEnd } from "./rate/after-end.ts";
import { tooOften, tooRarely } from "./rate/counting.ts";
import { drift } from "./rate/drift.ts";
import { endedEarly, noCooldown, unfinished, warmupUnfinished } from "./rate/ends.ts";
import { firstUpdate } from "./rate/first-update.ts";
import { perEpoch } from "./rate/per-epoch.ts";
import { resumes } from "./rate/resume.ts";
import { tolerances } from "./recover/precision.ts";
import { type Recovered, recover } from "./recover/recover.ts";
import { roundestStep } from "./recover/simple.ts";
import type { Facts, Rates } from "./subject.ts";

export interface DiagnoseOptions extends Facts {}

/** What a log shows. */
export interface Diagnosis {
  readonly name: string;
  /** The schedule behind the logged learning rates. */
  readonly recovered?: Recovered;
  /** Updates in the run: as planned, or as far as the log goes. */
  readonly updates: number;
  /** In order of step. None is an answer, too. */
  readonly findings: readonly Finding[];
  /** What could be looked at, and what not, and why. */
  readonly looked: readonly Looked[];
}

/**
 * What a log of a run shows to be wrong: with its schedule (a first update at 0, a decay that ended early or never, steps
 * counted in epochs or per process, a resume at the wrong rate, an LR below 0 or rising after the end), and with its loss
 * (spikes, divergence, a plateau at a constant LR). Every finding names the steps and values that show it. What the log
 * cannot show is said in `looked`, and found nowhere.
 *
 * Units: steps are updates. Thresholds come from the rounding of the LR and the noise of the loss in the log itself.
 * @throws AnnealError when the steps of a series are not ascending, or not as many as its values.
 * @example diagnose({ name: "run", lr: { steps: Float64Array.of(0, 1, 2), values: Float64Array.of(0, 1e-3, 1e-3) } }).findings[0].code; // "first-update-zero"
 */
export function diagnose(log: RunLog, options: DiagnoseOptions = {}): Diagnosis {
  for (const series of ["lr", "loss", "valLoss", "gradNorm", "epoch"] as const) {
    const logged = log[series];
    if (logged !== undefined) refuseSeries(series, logged);
  }
  const last = lastStep(log);
  const facts = withEpochs(log, options);
  const rates = ratesOf(log, last, facts);
  const losses =
    (log.loss && lossesOf(log.loss, "training loss", last)) ??
    (log.valLoss && lossesOf(log.valLoss, "validation loss", last));
  const findings = [...rateFindings(rates, losses), ...lossFindings(losses, rates, log)];
  return {
    name: log.name,
    updates: rates?.updates ?? facts.steps ?? runLength(longest(log), last),
    ...(rates !== undefined && { recovered: rates.recovered }),
    findings: findings.sort((a, b) => a.from - b.from),
    looked: lookedAt(log, { rates, losses, facts }),
  };
}

/** Findings that say nothing about the curve of a decay. */
const beside: readonly FindingCode[] = ["first-update-zero", "no-cooldown", "negative-lr"];

function rateFindings(rates: Rates | undefined, losses: Losses | undefined): readonly Finding[] {
  if (rates === undefined || rates.points.t.length < 3) return [];
  const single = [
    firstUpdate,
    endedEarly,
    unfinished,
    warmupUnfinished,
    tooOften,
    tooRarely,
    perEpoch,
    negative,
    risesAfterEnd,
  ];
  const found = [
    ...single.flatMap((find) => find(rates) ?? []),
    ...[noCooldown(rates, losses)].flatMap((finding) => finding ?? []),
    ...resumes(rates),
  ];
  // A drift is what is left when nothing plainer explains the log. An LR below 0 explains nothing: drifts end there, too.
  const explains = ({ code }: Finding): boolean =>
    !beside.includes(code) && !(code === "decay-unfinished" && rates.recovered.phases.length === 0);
  const plain = found.some(explains);
  return plain ? found : [...found, ...[drift(rates)].flatMap((finding) => finding ?? [])];
}

function lossFindings(losses: Losses | undefined, rates: Rates | undefined, log: RunLog): readonly Finding[] {
  const early = rates && warmupShort(losses, log.gradNorm, rates);
  if (losses === undefined) return [early, brokenSoon(log, rates)].flatMap((finding) => finding ?? []);
  const lost = divergence(losses, rates);
  const both =
    rates === undefined ? [] : [plateau(losses, rates), tooLow(losses, rates), tooHigh(losses, rates)];
  const all = [early, lost, ...(lost === undefined ? both : [])];
  return [...all.flatMap((finding) => finding ?? []), ...spikes(losses, rates)];
}

/** A loss that was a number too seldom to have a course, and ended as none. */
function brokenSoon(log: RunLog, rates: Rates | undefined): Finding | undefined {
  const last = lastStep(log);
  return [
    ...(log.loss ? [loggedLosses(log.loss, "training loss", last)] : []),
    ...(log.valLoss ? [loggedLosses(log.valLoss, "validation loss", last)] : []),
  ]
    .flatMap((losses) => brokenEnd(losses, rates) ?? [])
    .find(({ severity }) => severity === "error");
}

function ratesOf(log: RunLog, last: number, facts: Facts): Rates | undefined {
  if (log.lr === undefined) return undefined;
  const { stepsPerEpoch, warmup, accumulation = 1, devices = 1 } = facts;
  const treads = [...new Set([accumulation, devices, accumulation * devices])];
  const recovered = recover(log.lr, {
    ...(stepsPerEpoch !== undefined && { stepsPerEpoch }),
    ...(warmup !== undefined && { warmup }),
    treads,
  });
  if (recovered === undefined) return undefined;
  const { t, v } = finitePoints(log.lr);
  const points = { t, v, tol: tolerances(v) };
  return {
    points,
    recovered,
    peak: v.reduce((most, lr) => Math.max(most, lr), Number.NEGATIVE_INFINITY),
    interval: t.length > 1 ? t[t.length - 1] - t[t.length - 2] : 1,
    last,
    updates: facts.steps ?? runLength(t, last),
    facts,
  };
}

/**
 * Updates in a run of which this is logged. A log of every k steps from 0 on ends up to k - 1 steps before its run does:
 * the roundest length that it may have. One that begins later counts from 1.
 */
function runLength(t: Float64Array, last: number): number {
  const n = t.length;
  const interval = n > 1 ? t[n - 1] - t[n - 2] : 1;
  if (n === 0 || t[0] > 0 || last > t[n - 1]) return interval > 1 ? last : last + 1;
  return roundestStep(last, last + interval);
}

/** The steps of the loss with the most points. */
function longest({ loss, valLoss }: RunLog): Float64Array {
  const [one, other] = [loss?.steps ?? new Float64Array(0), valLoss?.steps ?? new Float64Array(0)];
  return one.length >= other.length ? one : other;
}

const lastStep = (log: RunLog): number =>
  [log.lr, log.loss, log.valLoss].reduce(
    (most, series) => Math.max(most, series?.steps[series.steps.length - 1] ?? 0),
    0,
  );

/** Steps per epoch from a logged epoch, where the user does not say. */
function withEpochs({ epoch }: RunLog, facts: Facts): Facts {
  if (facts.stepsPerEpoch !== undefined || epoch === undefined || epoch.steps.length < 2) return facts;
  const n = epoch.steps.length;
  const rate = (epoch.steps[n - 1] - epoch.steps[0]) / (epoch.values[n - 1] - epoch.values[0]);
  return Number.isFinite(rate) && rate >= 1 ? { ...facts, stepsPerEpoch: Math.round(rate) } : facts;
}
