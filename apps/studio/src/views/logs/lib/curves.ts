import { ema, type Logged } from "anneal/series";

export interface Points {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
}

/** So many stretches of steps keep their lowest and highest point: more cannot be seen. */
const stretches = 700;

/**
 * A logged quantity as it is drawn: the values that are numbers, averaged over the past where that is asked for, and of
 * very many points the lowest and highest of each stretch, so that spikes stay.
 */
export function drawnOf({ steps, values }: Logged, beta: number): Points {
  // Plain loops: a log may have millions of rows, and this runs in the page.
  let count = 0;
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) count++;
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  for (let i = 0, k = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) continue;
    xs[k] = steps[i];
    ys[k++] = values[i];
  }
  return thinned({ xs, ys: beta > 0 ? ema(ys, { beta }) : ys });
}

function thinned({ xs, ys }: Points): Points {
  const { length } = xs;
  if (length <= 2 * stretches + 2) return { xs, ys };
  const at = new Uint32Array(2 * stretches + 2);
  let count = 0;
  const keep = (i: number): void => {
    if (count === 0 || at[count - 1] < i) at[count++] = i;
  };
  keep(0);
  for (let k = 0; k < stretches; k++) {
    const from = Math.floor((k * length) / stretches);
    const to = Math.floor(((k + 1) * length) / stretches);
    let [low, high] = [from, from];
    for (let i = from; i < to; i++) {
      if (ys[i] < ys[low]) low = i;
      if (ys[i] > ys[high]) high = i;
    }
    keep(Math.min(low, high));
    keep(Math.max(low, high));
  }
  keep(length - 1);
  const pick = (of: Float64Array): Float64Array => {
    const kept = new Float64Array(count);
    for (let k = 0; k < count; k++) kept[k] = of[at[k]];
    return kept;
  };
  return { xs: pick(xs), ys: pick(ys) };
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
