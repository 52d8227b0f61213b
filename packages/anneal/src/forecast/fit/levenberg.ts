import { solve } from "./solve.ts";

/** A sum of losses of residuals, to be made small. */
export interface Problem {
  readonly residuals: number;
  /** The last so many residuals count by their square, however large: what is known beforehand. */
  readonly plain: number;
  readonly unknowns: number;
  /** Writes residuals, and their derivatives row by row; says whether all are numbers. */
  readonly evaluate: (unknowns: Float64Array, residuals: Float64Array, jacobian?: Float64Array) => boolean;
  /** Where a residual stops to count by its square: beyond it counts by its size, as Huber has it. */
  readonly delta: number;
}

export interface Found {
  readonly unknowns: Float64Array;
  readonly objective: number;
  readonly steps: number;
}

/** Huber's loss: r^2 / 2 up to delta, then delta (|r| - delta / 2). */
const huber = (r: number, delta: number): number =>
  Math.abs(r) < delta ? (r * r) / 2 : delta * (Math.abs(r) - delta / 2);

/** The sum of the losses of residuals. */
export function objectiveOf(residuals: Float64Array, { delta, plain }: Counting): number {
  let sum = 0;
  const robust = residuals.length - plain;
  for (let i = 0; i < robust; i++) sum += huber(residuals[i], delta);
  for (let i = robust; i < residuals.length; i++) sum += residuals[i] ** 2 / 2;
  return sum;
}

/** How residuals count. */
type Counting = Pick<Problem, "delta" | "plain">;

/**
 * Levenberg-Marquardt on Huber's loss: each step solves the damped least squares whose weights are those of the present
 * residuals (min(1, delta / |r|)), which lie above the loss and touch it there. A step that does not gain is taken back and
 * damped more.
 *
 * Source: Marquardt 1963, J. SIAM 11(2); weights: Huber 1964, Ann. Math. Statist. 35(1).
 */
export function levenberg(
  problem: Problem,
  start: Float64Array,
  { steps = 60, gain = 1e-6 }: { readonly steps?: number; readonly gain?: number } = {},
): Found {
  const { residuals: n, unknowns: m } = problem;
  let [at, next] = [Float64Array.from(start), new Float64Array(m)];
  const [r, tried] = [new Float64Array(n), new Float64Array(n)];
  const jacobian = new Float64Array(n * m);
  if (!problem.evaluate(at, r, jacobian))
    return { unknowns: at, objective: Number.POSITIVE_INFINITY, steps: 0 };
  let objective = objectiveOf(r, problem);
  let damping = 1e-3;
  let done = 0;
  for (let small = 0; done < steps && small < 2; done++) {
    const normal = normalOf(r, jacobian, problem);
    let gained = 0;
    for (let attempt = 0; attempt < 12 && gained === 0; attempt++) {
      const move = solve(normal.matrix, normal.right, damping);
      for (let j = 0; j < m; j++) next[j] = at[j] + (move?.[j] ?? 0);
      const value =
        move && problem.evaluate(next, tried) ? objectiveOf(tried, problem) : Number.POSITIVE_INFINITY;
      if (value < objective) {
        gained = (objective - value) / objective;
        objective = value;
        damping = Math.max(damping / 5, 1e-12);
      } else damping *= 4;
    }
    if (gained === 0) break;
    [at, next] = [next, at];
    problem.evaluate(at, r, jacobian);
    small = gained < gain ? small + 1 : 0;
  }
  return { unknowns: at, objective, steps: done };
}

/** J' W J and - J' W r, with Huber's weights. */
function normalOf(
  r: Float64Array,
  jacobian: Float64Array,
  { unknowns: m, delta, plain }: Problem,
): { matrix: Float64Array; right: Float64Array } {
  const matrix = new Float64Array(m * m);
  const right = new Float64Array(m);
  for (let i = 0; i < r.length; i++) {
    const weight = i < r.length - plain ? Math.min(1, delta / Math.abs(r[i])) : 1;
    for (let j = 0; j < m; j++) {
      const scaled = weight * jacobian[i * m + j];
      right[j] -= scaled * r[i];
      for (let k = 0; k <= j; k++) matrix[j * m + k] += scaled * jacobian[i * m + k];
    }
  }
  return { matrix, right };
}
