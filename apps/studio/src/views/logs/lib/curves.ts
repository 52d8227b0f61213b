import { ema, type Logged } from "anneal/series";

export interface Points {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** So many stretches of steps keep their lowest and highest point: more cannot be seen. */
const stretches = 1200;

/**
 * A logged quantity as it is drawn: the values that are numbers, averaged over the past where that is asked for, and of
 * very many points the lowest and highest of each stretch, so that spikes stay.
 */
export function drawnOf({ steps, values }: Logged, beta: number): Points {
  const at = Uint32Array.from(steps.keys()).filter((i) => Number.isFinite(values[i]));
  const xs = Float64Array.from(at, (i) => steps[i]);
  const finite = Float64Array.from(at, (i) => values[i]);
  return thinned({ xs, ys: beta > 0 ? ema(finite, { beta }) : finite });
}

function thinned({ xs, ys }: Points): Points {
  if (xs.length <= 2 * stretches + 2) return { xs, ys };
  const kept: number[] = [0];
  for (let k = 0; k < stretches; k++) {
    const from = Math.floor((k * xs.length) / stretches);
    const to = Math.floor(((k + 1) * xs.length) / stretches);
    let [low, high] = [from, from];
    for (let i = from; i < to; i++) {
      if (ys[i] < ys[low]) low = i;
      if (ys[i] > ys[high]) high = i;
    }
    kept.push(Math.min(low, high), Math.max(low, high));
  }
  kept.push(xs.length - 1);
  const at = [...new Set(kept)];
  return { xs: Float64Array.from(at, (i) => xs[i]), ys: Float64Array.from(at, (i) => ys[i]) };
}

/** The value of the point that is nearest to a step. */
export function valueNear({ xs, ys }: Points, step: number): number | undefined {
  if (xs.length === 0) return undefined;
  let [low, high] = [0, xs.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (xs[middle] <= step) low = middle;
    else high = middle;
  }
  return ys[Math.abs(xs[low] - step) <= Math.abs(xs[high] - step) ? low : high];
}

/** Remembers what is drawn of each quantity: the same answer, the same arrays. */
export function createCurves(): (logged: Logged, beta: number) => Points {
  const known = new WeakMap<Logged, Map<number, Points>>();
  return (logged, beta) => {
    const all = known.get(logged) ?? new Map<number, Points>();
    known.set(logged, all);
    const found = all.get(beta) ?? drawnOf(logged, beta);
    all.set(beta, found);
    return found;
  };
}
