/** What is to be made small: gives the value and writes the gradient. */
export type Objective = (at: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly at: Float64Array;
  readonly value: number;
  readonly evaluations: number;
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
};

/** So many steps are remembered. */
const memory = 10;

/**
 * L-BFGS with a line search that halves or doubles until Armijo's rule holds. Ends when a step gains less than `gain`
 * three times in turn.
 *
 * Source: Liu & Nocedal 1989, On the limited memory BFGS method, Mathematical Programming 45.
 */
export function lbfgs(
  objective: Objective,
  start: Float64Array,
  { steps = 200, gain = 1e-9 }: { readonly steps?: number; readonly gain?: number } = {},
): Minimum {
  let at = Float64Array.from(start);
  let gradient = new Float64Array(at.length);
  let value = objective(at, gradient);
  let evaluations = 1;
  const known: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let step = 0, small = 0; step < steps && small < 3; step++) {
    const direction = towards(gradient, known);
    let slope = dot(direction, gradient);
    if (!(slope < 0)) {
      known.length = 0;
      for (let i = 0; i < at.length; i++) direction[i] = -gradient[i];
      slope = dot(direction, gradient);
    }
    const norm = Math.sqrt(dot(direction, direction));
    if (!(norm > 0)) break;
    let length = known.length === 0 ? 0.1 / norm : Math.min(1, 2 / norm);
    const next = new Float64Array(at.length);
    const nextGradient = new Float64Array(at.length);
    let nextValue = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 25; attempt++, length /= 2) {
      for (let i = 0; i < at.length; i++) next[i] = at[i] + length * direction[i];
      nextValue = objective(next, nextGradient);
      evaluations++;
      if (nextValue <= value + 1e-4 * length * slope) break;
    }
    if (!(nextValue < value)) break;
    const [s, y] = [next.map((each, i) => each - at[i]), nextGradient.map((each, i) => each - gradient[i])];
    const curve = dot(s, y);
    if (curve > 1e-12 * Math.sqrt(dot(s, s) * dot(y, y))) {
      known.push({ s, y, rho: 1 / curve });
      if (known.length > memory) known.shift();
    }
    small = value - nextValue < gain ? small + 1 : 0;
    [at, gradient, value] = [next, nextGradient, nextValue];
  }
  return { at, value, evaluations };
}

/** Minus the inverse Hessian, as remembered, times the gradient. */
function towards(
  gradient: Float64Array,
  known: readonly { readonly s: Float64Array; readonly y: Float64Array; readonly rho: number }[],
): Float64Array {
  const q = gradient.map((each) => -each);
  const a = new Float64Array(known.length);
  const add = (by: number, to: Float64Array): void => {
    for (let i = 0; i < q.length; i++) q[i] += by * to[i];
  };
  for (let k = known.length - 1; k >= 0; k--) {
    a[k] = known[k].rho * dot(known[k].s, q);
    add(-a[k], known[k].y);
  }
  if (known.length > 0) {
    const { y, rho } = known[known.length - 1];
    const scale = 1 / (rho * dot(y, y));
    for (let i = 0; i < q.length; i++) q[i] *= scale;
  }
  for (let k = 0; k < known.length; k++) add(a[k] - known[k].rho * dot(known[k].y, q), known[k].s);
  return q;
}
