import { compile } from "../../compile/index.ts";
import { refuse } from "../../errors/index.ts";
import type { Curve, KnotsSpec, Spec } from "../../schedules/index.ts";
import type { Fitted, Member } from "../model/fitted.ts";
import { type Gain, gainOf } from "../model/gain.ts";
import { estimateOf } from "../model/predict.ts";
import { reachOf } from "../model/reach.ts";
import type { Point } from "../short/few-knots.ts";
import { type Short, shorten } from "../short/shorten.ts";
import { lossesAtCurveEnd } from "./at-curve.ts";
import { lossesAtEnd } from "./at-end.ts";
import { baselinesOf, type Named } from "./baselines.ts";
import { falling } from "./falling.ts";
import { type Frame, type Grid, gridOf } from "./grid.ts";
import { lbfgs } from "./lbfgs.ts";
import { nodesOf } from "./nodes.ts";
import { frameOf, type OptimiseOptions } from "./options.ts";

/** The best schedule that was found. */
export interface Optimised {
  /** Knots; or one of the schedules in use, where the search found none that is forecast to end lower. */
  readonly spec: Spec;
  /** The same as a few parts, to be read and edited, with the loss that these are forecast to end at. */
  readonly short: Short;
  /** The loss that it is forecast to end at. */
  readonly final: number;
  readonly low: number;
  readonly high: number;
  /** What it gains over schedules in use, at the same peak and warmup. */
  readonly gains: readonly (Named & Gain & { readonly final: number })[];
  readonly warnings: readonly string[];
}

/** A law with a smaller share has no say in the shape. */
const heard = 0.01;

/**
 * The schedule that ends lowest by the mean of the laws: a warmup, then an LR that never rises, straight between knots.
 * It takes the same time for any length of run. Never worse, by that forecast, than a schedule in use that keeps to what
 * is asked: where the search ends above one, that one is the answer, and a warning says so.
 *
 * @throws AnnealError where an option is out of its range, or the run lies too far from those that were fitted.
 */
export function optimise(fitted: Fitted, options: OptimiseOptions): Optimised {
  const frame = frameOf(options);
  const { steps, peak } = frame;
  const reach = reachOf(fitted, { steps, peak, last: options.final ?? 0 });
  if (!options.anyway) refuse(reach.refused);
  const used = baselinesOf(frame).map((named): Ended => {
    const curve = compile(named.spec, { steps });
    const losses = lossesAtCurveEnd(fitted.members, curve, frame);
    return { ...named, losses, final: meanOf(fitted, losses), allowed: keepsTo(curve, frame, options.final) };
  });
  const found = searched(fitted, frame, options.final);
  const best = used.filter(({ allowed }) => allowed).reduce<Ended>(lower, found);
  const noise = options.noise ?? fitted.floor;
  const gains = used.map(({ name, spec, final, losses }) => {
    const compared = { name: "The best schedule found", other: name, noise };
    return { name, spec, final, ...gainOf(fitted, { mine: best.losses, others: losses }, compared) };
  });
  const { loss: final, low, high } = estimateOf(fitted, Array.from(best.losses));
  const told =
    best === found ? [] : [`The search found nothing better than ${best.name}, which is the answer.`];
  const reasons = reach.refused.map(({ message }) => message);
  const short =
    best === found
      ? shorten(fitted, found.falls, { frame, final: options.final })
      : { spec: best.spec, off: 0, final, low, high };
  return {
    spec: best.spec,
    short,
    final,
    low,
    high,
    gains,
    warnings: [...fitted.warnings, ...reasons, ...reach.warnings, ...told],
  };
}

/** A schedule, and what each member says of its end. */
interface Ended extends Named {
  readonly losses: Float64Array;
  readonly final: number;
  /** It keeps to what is asked of the best one. */
  readonly allowed: boolean;
}

const meanOf = (fitted: Fitted, losses: Float64Array): number => estimateOf(fitted, Array.from(losses)).loss;

/** The one that ends lower; the first where they are equal, or the second is no number. */
const lower = (a: Ended, b: Ended): Ended => (b.final < a.final || Number.isNaN(a.final) ? b : a);

/** Whether a curve stays at its peak as long as is asked, and ends where it must. */
function keepsTo(curve: Curve, { steps, peak, from }: Frame, final: number | undefined): boolean {
  const near = (lr: number, wanted: number): boolean => Math.abs(lr - wanted) <= 1e-9 * peak;
  return near(curve.at(from), peak) && (final === undefined || near(curve.at(steps - 1), final));
}

/** What the search finds. */
function searched(
  fitted: Fitted,
  frame: Frame,
  final: number | undefined,
): Ended & { readonly falls: readonly Point[] } {
  const { peak } = frame;
  const grid = gridOf(frame);
  const lr = searchedLr(fitted.members, grid, { peak, final });
  const losses = lossesAtEnd(fitted.members, { nodes: nodesOf(grid.times), lr, peak });
  const spec: KnotsSpec = { kind: "knots", points: pointsOf(grid.times, lr) };
  const from = lr.lastIndexOf(peak);
  const falls = Array.from(lr.subarray(from), (each, i): Point => [grid.times[from + i], each]);
  return { name: "knots", spec, losses, final: meanOf(fitted, losses), allowed: true, falls };
}

/** LR at all knots, rounded to five digits; what is at its peak so far stays exactly there. */
function searchedLr(
  members: readonly Member[],
  { times, given }: Grid,
  { peak, final }: { readonly peak: number; readonly final: number | undefined },
): Float64Array {
  const loud = members.filter(({ weight }) => weight >= heard);
  const total = loud.reduce((sum, { weight }) => sum + weight, 0);
  const shares = loud.map(({ weight }) => weight / total);
  const last = times[times.length - 1];
  const first = given.length - 1;
  const { start, toLr, chain } = falling(
    times.subarray(first).map((k) => last - k),
    peak,
    final,
  );
  const nodes = nodesOf(times);
  const lr = new Float64Array(times.length);
  lr.set(given);
  const { at } = lbfgs(
    (unknowns, gradient) => {
      const free = toLr(unknowns);
      lr.set(free, given.length);
      const into = new Float64Array(times.length);
      const losses = lossesAtEnd(loud, { nodes, lr, peak }, { shares, into });
      gradient.set(chain(unknowns, free, into.subarray(given.length)));
      return losses.reduce((sum, loss, i) => sum + shares[i] * loss, 0);
    },
    start,
    { gain: 3e-7 },
  );
  lr.set(toLr(at), given.length);
  const rounded = (value: number): number => Number(value.toPrecision(5));
  return lr.map((each) => (rounded(each) === rounded(peak) ? peak : rounded(each)));
}

/** Knots, without those that lie on a level part. */
function pointsOf(times: Float64Array, lr: Float64Array): [number, number][] {
  return Array.from(times, (k, i): [number, number] => [k, lr[i]]).filter(
    (_, i) => i === 0 || i === times.length - 1 || !(lr[i] === lr[i - 1] && lr[i] === lr[i + 1]),
  );
}
