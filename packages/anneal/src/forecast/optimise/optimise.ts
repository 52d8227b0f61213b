import { compile } from "../../compile/index.ts";
import { refuse } from "../../errors/index.ts";
import type { KnotsSpec } from "../../schedules/index.ts";
import type { Fitted, Member } from "../model/fitted.ts";
import { type Gain, gainOf } from "../model/gain.ts";
import { type Estimate, estimateOf } from "../model/predict.ts";
import { reachOf } from "../model/reach.ts";
import { lossesAtEnd } from "./at-end.ts";
import { baselinesOf, type Named } from "./baselines.ts";
import { falling } from "./falling.ts";
import { type Grid, gridOf } from "./grid.ts";
import { lbfgs } from "./lbfgs.ts";
import { nodesOf } from "./nodes.ts";
import { frameOf, type OptimiseOptions } from "./options.ts";

/** The best schedule that was found. */
export interface Optimised {
  readonly spec: KnotsSpec;
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
 * It takes the same time for any length of run.
 *
 * @throws AnnealError where an option is out of its range, or the run lies too far from those that were fitted.
 */
export function optimise(fitted: Fitted, options: OptimiseOptions): Optimised {
  const frame = frameOf(options);
  const { steps, peak } = frame;
  const reach = reachOf(fitted, { steps, peak, last: options.final ?? 0 });
  if (!options.anyway) refuse(reach.refused);
  const grid = gridOf(frame);
  const lr = searched(fitted.members, grid, { peak, final: options.final });
  const { members } = fitted;
  const mine = lossesAtEnd(members, { nodes: nodesOf(grid.times), lr, peak });
  const estimate = estimateOf(fitted, Array.from(mine));
  const noise = options.noise ?? fitted.floor;
  const gains = baselinesOf(frame).map((named) => {
    const others = lossesOfCurve(members, named, { steps, peak });
    const gain = gainOf(
      fitted,
      { mine, others },
      { name: "The best schedule found", other: named.name, noise },
    );
    return { ...named, final: estimateOf(fitted, Array.from(others)).loss, ...gain };
  });
  return {
    spec: { kind: "knots", points: pointsOf(grid.times, lr) },
    ...ends(estimate),
    gains,
    warnings: [...fitted.warnings, ...reach.refused.map(({ message }) => message), ...reach.warnings],
  };
}

const ends = ({ loss, low, high }: Estimate): { final: number; low: number; high: number } => ({
  final: loss,
  low,
  high,
});

/** LR at all knots, rounded to five digits. */
function searched(
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
  return lr.map((each) => Number(each.toPrecision(5)));
}

/** Knots, without those that lie on a level part. */
function pointsOf(times: Float64Array, lr: Float64Array): [number, number][] {
  return Array.from(times, (k, i): [number, number] => [k, lr[i]]).filter(
    (_, i) => i === 0 || i === times.length - 1 || !(lr[i] === lr[i - 1] && lr[i] === lr[i + 1]),
  );
}

/** Knots that follow a curve: evenly over the run, ever closer to its end, and where its parts meet. */
function lossesOfCurve(
  members: readonly Member[],
  { spec }: Named,
  { steps, peak }: { readonly steps: number; readonly peak: number },
): Float64Array {
  const curve = compile(spec, { steps });
  const last = steps - 1;
  const at = new Set<number>([0, last]);
  for (let i = 1; i < 48; i++) at.add(Math.round((last * i) / 48));
  for (let left = last; left >= 1; left /= 1.4) at.add(Math.round(last - left));
  for (const { start } of curve.pieces ?? []) {
    for (let k = 1; k < steps; k *= 3) for (const near of [start - k, start + k]) at.add(Math.round(near));
    at.add(Math.floor(start)).add(Math.ceil(start));
  }
  const times = Float64Array.from([...at].filter((k) => k >= 0 && k <= last)).sort();
  const lr = times.map((k) => curve.at(k));
  return lossesAtEnd(members, { nodes: nodesOf(times), lr, peak });
}
