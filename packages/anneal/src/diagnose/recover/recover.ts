import { compile } from "../../compile/index.ts";
import type { Spec } from "../../schedules/index.ts";
import type { Logged } from "../../series/index.ts";
import { finitePoints, type Points, refuseSeries, windowOf } from "../points.ts";
import { errorOf, exactUnits, type FitError, mostOff } from "./error-of.ts";
import { type Explained, explain } from "./explained.ts";
import { nameOf } from "./name.ts";
import { isTraced, phasesOf, type RecoveredPhase } from "./phase.ts";
import { isPlain } from "./plain.ts";
import { tolerances } from "./precision.ts";
import { shiftOf } from "./shift.ts";
import { fineStaircaseOf, staircaseOf } from "./staircase.ts";
import { through } from "./through.ts";
import { withToldWarmup } from "./told-warmup.ts";

export interface RecoverOptions {
  /** Updates in an epoch, if known: the first length that a staircase is held against. */
  readonly stepsPerEpoch?: number;
  /** Steps of the warmup that the run is known to have had, by its configuration say: used where none of them was logged. */
  readonly warmup?: number;
  /** Updates after which a schedule may well be stepped: accumulated batches, processes. The first lengths of treads finer than the log that are tried. */
  readonly treads?: readonly number[];
}

/** A schedule that was found in a log. */
export interface Recovered {
  /** The schedule; compiled against `horizon` it gives the LR of each logged step. */
  readonly spec: Spec;
  /** Steps of the whole schedule: where its curve ends, or where the log does, rounded up within one of its intervals. */
  readonly horizon: number;
  /** Whether the curve shows where it ends. */
  readonly endShown: boolean;
  /** In a few words: `WSD, 20% linear cooldown to 0, warmup 300`. */
  readonly name: string;
  /** Warmup, hold, decay, tail. Empty when no simple schedule explains the log. */
  readonly phases: readonly RecoveredPhase[];
  /** The largest difference from a logged LR beyond the rounding of the log, as a share of it, and its step. */
  readonly error: FitError;
  /** Whether a simple schedule gives every logged LR up to its rounding. Else straight lines through points stand for it. */
  readonly exact: boolean;
  /** Steps of a tread, if the LR changes only every so many steps. */
  readonly every?: number;
  /** 1 when the log's steps count from 1, or its LR is one update late. */
  readonly shift: 0 | 1;
  /** Cycles that repeat, if any. */
  readonly cycles?: {
    readonly span: number;
    readonly count: number;
    readonly stretch: number;
    readonly damp: number;
  };
}

/**
 * The schedule behind logged learning rates: the simplest of constant, linear, cosine, 1-sqrt, polynomial, exponential,
 * power, REX, tanh and logarithmic parts, levels, staircases and cycles that gives every logged value up to the way in
 * which it was written (decimals, float32). A number is rounded as far as the log lets it be, because people type round
 * numbers. Where nothing simple agrees, straight lines that stay within 0.25% of every point.
 *
 * Nothing when no value is finite. What precedes the first logged step is a guess: a level, or a warmup from what shows of
 * it, or the one that `warmup` tells of.
 * Units: steps are updates, values are LRs.
 * @throws AnnealError when steps are not ascending, or not as many as values.
 * @example recover({ steps: Float64Array.of(0, 250, 500, 750, 1000), values: Float64Array.of(2, 2, 2, 1, 0) })?.name; // "WSD, 50% linear cooldown to 0"
 */
export function recover(lr: Logged, options: RecoverOptions = {}): Recovered | undefined {
  refuseSeries("lr", lr);
  const all = finitePoints(lr);
  if (all.t.length === 0) return undefined;
  const points: Points = { ...all, tol: tolerances(all.v) };
  const found = explained(points, options);
  if (found === undefined || !isNear(found)) return rough(points);
  if (found.every === undefined && found.cycles === undefined && isTraced(phasesOf(found.parts, all.t[0])))
    return rough(points, found.spec);
  const { horizon, endShown, error, parts, cycles } = found;
  const logged = phasesOf(parts, all.t[0]);
  const { every } = found;
  const ends = [...logged.slice(1).map((phase) => phase.begin), ...(endShown ? [horizon] : [])];
  const shift = shiftOf(ends);
  const { warmup } = options;
  const told =
    warmup === undefined ? undefined : withToldWarmup({ spec: found.spec, phases: logged }, warmup);
  return {
    spec: told?.spec ?? found.spec,
    horizon,
    endShown,
    name: nameOf({
      phases: logged,
      horizon: horizon + shift,
      cycles,
      every,
      shift,
      ...(told && { told: warmup }),
    }),
    phases: told?.phases ?? logged,
    error,
    exact: error.units <= exactUnits,
    shift,
    ...(every !== undefined && { every }),
    ...(cycles !== undefined && {
      cycles: { span: cycles.span, count: cycles.count, stretch: cycles.stretch, damp: cycles.damp },
    }),
  };
}

/** A schedule of fewer points than this is not known without one of them. */
const fewest = 12;

/** Updates after which a schedule is stepped at the latest, if it is not once an epoch. */
const longTread = 16;

/** Whether a schedule is within half a percent of every point, or within the writing of those too small to show as much. */
const isNear = ({ error }: Explained): boolean => error.max <= mostOff || error.units <= exactUnits;

const isExact = ({ error }: Explained): boolean => error.units <= exactUnits;

/** The simplest schedule that agrees; where that is no plain one, a staircase too fine to be seen may be. */
function explained(
  points: Points,
  { stepsPerEpoch, treads }: RecoverOptions,
): (Explained & { readonly every?: number }) | undefined {
  const found: (Explained & { readonly every?: number }) | undefined =
    staircaseOf(points, stepsPerEpoch) ?? explain(points);
  if (found !== undefined && (found.every === undefined ? isPlain(found, points) : isExact(found)))
    return found;
  return fineStaircaseOf(points, treads) ?? withoutRest(points) ?? found;
}

/**
 * The schedule without the last point, where that lies between the one before and the curve: the row that a trainer writes at
 * its end, sooner after the one before than the others, may show an LR that is not yet the next. A schedule that is stepped
 * once in a few updates may show it as much too soon.
 */
function withoutRest(points: Points): Explained | undefined {
  const { t, v } = points;
  const n = t.length;
  if (n < fewest || t[n - 1] - t[n - 2] >= t[n - 2] - t[n - 3]) return undefined;
  const found = explain(windowOf(points, 0, n - 2));
  if (found === undefined || !isPlain(found, points)) return undefined;
  const { at } = compile(found.spec, { steps: Math.max(1, Math.ceil(found.horizon)) });
  const soonest = at(t[n - 1] + Math.min(longTread, (t[n - 2] - t[n - 3]) / 2));
  const share = (v[n - 2] - v[n - 1]) / (v[n - 2] - soonest);
  return share > -1e-9 && share <= 1 ? found : undefined;
}

/** Straight lines, for a series that no simple schedule explains. */
function rough(points: Points, traced?: Spec): Recovered {
  const spec = traced ?? through(points);
  const horizon = points.t[points.t.length - 1];
  const knots = spec.kind === "knots" ? spec.points.length : 0;
  return {
    spec,
    horizon,
    endShown: false,
    name: `no simple schedule: ${spec.kind === "knots" ? `straight lines between ${knots} points` : "many pieces that follow the log"}`,
    phases: [],
    error: errorOf(spec, horizon, points),
    exact: false,
    shift: 0,
  };
}
