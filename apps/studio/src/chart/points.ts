import type { Horizon } from "anneal";
import { eventsOf, partsOf } from "anneal";
import type { DrawnLayer } from "../workspace/drawn.ts";
import type { ChartEvent, ChartSeries } from "./types.ts";

const most = 2000;

/**
 * The points of a layer that a chart draws: evenly spaced ones, and both sides of every boundary of a part, so that
 * corners and jumps stand where they are, also in a narrow stretch of steps.
 */
export function pointsOf(
  { curve }: Pick<DrawnLayer, "curve">,
  { steps }: Horizon,
  within: readonly [number, number] = [0, steps],
): { readonly xs: Float64Array; readonly ys: Float64Array } {
  const [first, last] = [Math.max(0, within[0]), Math.min(steps, within[1])];
  const xs = new Set<number>();
  for (let k = 0; k <= most; k++) xs.add(first + ((last - first) * k) / most);
  const edges = [
    ...partsOf(curve, steps).map(({ start }) => start),
    ...eventsOf(curve, steps).map(({ step }) => step),
  ];
  for (const edge of edges) {
    if (edge <= first || edge >= last) continue;
    xs.add(edge);
    // What a step before the boundary has: the last value of the part that ends.
    xs.add(Math.max(first, edge - Math.min(1e-6 * steps, 1e-3)));
  }
  const sorted = Float64Array.from(xs).sort();
  for (const x of jumpsIn(sorted, curve.at)) xs.add(x);
  const all = Float64Array.from(xs).sort();
  return { xs: all, ys: all.map((x) => curve.at(x)) };
}

/** Of the whole height, what two neighbours have to differ by to be looked at more closely. */
const steep = 0.02;
/** Halvings until both sides of a jump are found. */
const halvings = 30;
const mostJumps = 2000;

/** Both sides of the steepest place between any two points that are far apart, such as a cut within a part. */
function jumpsIn(xs: Float64Array, at: (step: number) => number): readonly number[] {
  const ys = xs.map((x) => at(x));
  const range = ys.reduce((a, b) => Math.max(a, b)) - ys.reduce((a, b) => Math.min(a, b));
  const found: number[] = [];
  for (let k = 1; k < xs.length && found.length < 2 * mostJumps; k++) {
    if (!(Math.abs(ys[k] - ys[k - 1]) > steep * range)) continue;
    let [a, b, low, high] = [xs[k - 1], xs[k], ys[k - 1], ys[k]];
    for (let halving = 0; halving < halvings; halving++) {
      const middle = (a + b) / 2;
      const value = at(middle);
      if (Math.abs(value - low) > Math.abs(high - value)) [b, high] = [middle, value];
      else [a, low] = [middle, value];
    }
    found.push(a, b);
  }
  return found;
}

/** A layer as a curve of a chart. */
export function seriesOf(drawn: DrawnLayer, horizon: Horizon, isSelected: boolean): ChartSeries {
  const { layer, problems } = drawn;
  return {
    id: layer.id,
    name: layer.name,
    hue: layer.hue,
    ...pointsOf(drawn, horizon),
    within: (window) => pointsOf(drawn, horizon, window),
    at: drawn.curve.at,
    selected: isSelected,
    ...(problems.length > 0 && { look: "invalid" as const, ...failsFrom(drawn, horizon) }),
  };
}

/** Where the part begins that the first problem is about, if the last valid curve has that part. */
function failsFrom({ curve, problems }: DrawnLayer, { steps }: Horizon): { readonly failsFrom?: number } {
  const [{ path }] = problems;
  const part = partsOf(curve, steps).find((each) => path === each.path || path.startsWith(`${each.path}.`));
  return part === undefined ? {} : { failsFrom: part.start };
}

export const eventsOfLayer = ({ curve, layer }: DrawnLayer, { steps }: Horizon): readonly ChartEvent[] =>
  eventsOf(curve, steps).map(({ kind, step }) => ({ kind, step, seriesId: layer.id }));
