import { compile } from "../../compile/index.ts";
import type { Spec } from "../../schedules/index.ts";
import type { Fitted } from "../model/fitted.ts";
import { estimateOf } from "../model/predict.ts";
import { lossesAtEnd } from "../optimise/at-end.ts";
import type { Frame } from "../optimise/grid.ts";
import { nodesOf } from "../optimise/nodes.ts";
import { fewKnots, type Point } from "./few-knots.ts";
import { onePart, rounded } from "./one-part.ts";

/** A schedule of many knots, as one that can be read and edited. */
export interface Short {
  /** A warmup, a hold and a fall: one part, or at most 8 knots. */
  readonly spec: Spec;
  /** The last update at the peak; left out, with `fall`, where the schedule was in parts already. */
  readonly start?: number;
  /** How it falls from there to the last update. */
  readonly fall?: Spec;
  /** Its largest difference from the schedule, as a share of the peak. */
  readonly off: number;
  /** The loss that it is forecast to end at. */
  readonly final: number;
  readonly low: number;
  readonly high: number;
}

/** So near, as a share of the peak, is the same schedule. */
const near = 0.005;
const mostKnots = 8;
/** So near, as a share of the loss, is the same end. */
const sameEnd = 0.001;

/**
 * Shortens the knots of a search, `points` from the first update that may fall to the last: to one part that stays within
 * 0.5% of the peak, else to the fewest knots that do, or to more of them, up to 8, where the loss would end more than 0.1%
 * higher. `final` is the LR of the last update, where it was asked for.
 */
export function shorten(
  fitted: Fitted,
  points: readonly Point[],
  { frame, final }: { readonly frame: Frame; readonly final: number | undefined },
): Short {
  const { peak, steps } = frame;
  const tolerance = near * peak;
  const falls = points.slice(points.filter(([, lr]) => rounded(lr, 3) >= rounded(peak, 3)).length - 1);
  const end = endOf(falls[falls.length - 1], { peak, steps, final });
  const measured = (start: number, fall: Spec): Short => measure(fitted, points, { start, fall, frame });
  // It stays at its peak to the end.
  if (falls.length === 1) {
    return measured(frame.from, { kind: "constant", value: peak, over: steps - frame.from });
  }
  const one = onePart(points, { peak, tolerance, end });
  if (one !== undefined) return measured(one.start, one.fall);
  const all = knotsOf(falls, tolerance).map((some) => {
    const [start, ...inside] = some.slice(0, -1).map(([step, lr]): Point => [roundStep(step, steps), lr]);
    const from = Math.max(frame.from, start[0]);
    const knots: readonly Point[] = [
      [from, peak],
      ...inside.map(([at, lr]): Point => [at, rounded(lr, 3)]),
      end,
    ];
    return measured(from, { kind: "knots", points: knots.map(([at, lr]) => [at - from, lr]) });
  });
  const exact = forecastOf(fitted, points, { frame, times: [] }).loss;
  const lowest = all.reduce((a, b) => (b.final < a.final ? b : a));
  return all.find((each) => each.final - exact <= sameEnd * Math.abs(exact)) ?? lowest;
}

/** Where it ends: what next to nothing is 0, an update behind the last, so that the last one still moves. */
function endOf(
  [last, lr]: Point,
  {
    peak,
    steps,
    final,
  }: { readonly peak: number; readonly steps: number; readonly final: number | undefined },
): Point {
  if (final !== undefined) return [last, final];
  return lr < 1e-3 * peak ? [steps, 0] : [last, rounded(lr, 3)];
}

/** A step to a thousandth of the run, or as it is where that would move it by much of what remains. */
function roundStep(step: number, steps: number): number {
  const every = 10 ** Math.floor(Math.log10(Math.max(1, steps / 1000)));
  return steps - step > 50 * every ? every * Math.round(step / every) : step;
}

/** Fewest knots first; where the fewest are too many, as few as are allowed, whatever they miss. */
function knotsOf(points: readonly Point[], tolerance: number): readonly (readonly Point[])[] {
  const found: (readonly Point[])[] = [];
  for (let within = tolerance, k = 0; k < 8; within /= 2, k++) {
    const some = fewKnots(points, within);
    if (some.length > mostKnots) break;
    if (some.length > (found.at(-1)?.length ?? 0)) found.push(some);
  }
  for (let within = 1.5 * tolerance; found.length === 0; within *= 1.5) {
    const some = fewKnots(points, within);
    if (some.length <= mostKnots) found.push(some);
  }
  return found;
}

interface Measured {
  readonly start: number;
  readonly fall: Spec;
  readonly frame: Frame;
}

function measure(fitted: Fitted, points: readonly Point[], { start, fall, frame }: Measured): Short {
  const { steps, peak, warmup } = frame;
  const of: readonly Spec[] = [
    ...(warmup > 0 ? [{ kind: "linear", to: peak, over: warmup } as const] : []),
    ...(start > warmup ? [{ kind: "constant", value: peak, over: start - warmup } as const] : []),
    fall,
  ];
  const spec: Spec = of.length === 1 ? fall : { kind: "sequence", of };
  const { at } = compile(spec, { steps });
  const bends = fall.kind === "knots" ? fall.points.map(([step]) => start + Number(step)) : [];
  const off = points.reduce((most, [step, lr]) => Math.max(most, Math.abs(at(step) - lr)), 0) / peak;
  const { loss: final, low, high } = forecastOf(fitted, points, { frame, times: [start, ...bends], at });
  return { spec, start, fall, off, final, low, high };
}

/** What a curve is forecast to end at, taken at the points, and wherever else it may bend; without a curve, the points' own end. */
function forecastOf(
  fitted: Fitted,
  points: readonly Point[],
  {
    frame,
    times,
    at,
  }: {
    readonly frame: Frame;
    readonly times: readonly number[];
    readonly at?: (step: number) => number;
  },
): ReturnType<typeof estimateOf> {
  const { steps, peak, warmup } = frame;
  const own: Spec = {
    kind: "knots",
    points: [...(warmup > 0 ? [[0, peak / (warmup + 1)] as const, [warmup, peak] as const] : []), ...points],
  };
  const lrAt = at ?? compile(own, { steps }).at;
  const all = new Set<number>([0, warmup, ...times, ...points.map(([step]) => step)]);
  for (let k = 1; k < warmup; k *= 2) all.add(Math.min(k, warmup));
  for (let i = 1; i < 48; i++) all.add(Math.round(((steps - 1) * i) / 48));
  const knots = Float64Array.from(all)
    .filter((k) => k < steps)
    .sort();
  const lr = knots.map(lrAt);
  return estimateOf(fitted, Array.from(lossesAtEnd(fitted.members, { nodes: nodesOf(knots), lr, peak })));
}
