import type { Law, Parameter } from "../laws/law.ts";
import type { Design } from "./design.ts";
import { objectiveOf } from "./levenberg.ts";
import { solve } from "./solve.ts";

/** Where a search begins, and how good it is there. */
export interface Start {
  readonly unknowns: Float64Array;
  readonly objective: number;
}

/**
 * Every combination of the starting values of the parameters that the loss is not linear in, each with those it is linear
 * in solved for, best first.
 */
export function startsOf(design: Design): Start[] {
  const found = combinations(design.law.parameters).map((values) => solved(design, values));
  return found
    .filter((each) => each.objective < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.objective - b.objective);
}

const combinations = (parameters: readonly Parameter[]): number[][] =>
  parameters.reduce<number[][]>(
    (rows, { starts = [1] }) => rows.flatMap((row) => starts.map((start) => [...row, start])),
    [[]],
  );

/**
 * Least squares of the relative error in the linear parameters. The derivative by a linear parameter that is 1 is what
 * it is multiplied by. One that must be above 0 and comes out below is left at almost nothing, and the others solved again.
 */
function solved({ problem, law, toUnknowns, logs }: Design, values: number[]): Start {
  const unknowns = toUnknowns(values);
  const { residuals: n, unknowns: m } = problem;
  const residuals = new Float64Array(n);
  const jacobian = new Float64Array(n * m);
  if (!problem.evaluate(unknowns, residuals, jacobian))
    return { unknowns, objective: Number.POSITIVE_INFINITY };
  // The residual is log y - log L: its derivative, times -L / y, is the basis over the loss that was measured.
  const basis = (i: number, j: number): number => -jacobian[i * m + j] * Math.exp(-residuals[i]);
  let linear = linearOf(law);
  for (;;) {
    const size = linear.length;
    const [matrix, right] = [new Float64Array(size * size), new Float64Array(size)];
    for (let i = 0; i < logs.length; i++) {
      linear.forEach((j, a) => {
        const value = basis(i, j);
        right[a] += value;
        for (let b = 0; b <= a; b++) matrix[a * size + b] += value * basis(i, linear[b]);
      });
    }
    const best = solve(matrix, right, 1e-10);
    if (best === undefined) return { unknowns, objective: Number.POSITIVE_INFINITY };
    const below = linear.findIndex((j, a) => law.parameters[j].positive && !(best[a] > 0));
    if (below < 0) {
      const all = values.map((value, j) => {
        if (!law.parameters[j].linear) return value;
        return linear.includes(j) ? best[linear.indexOf(j)] : almostNothing;
      });
      const at = toUnknowns(all);
      const right = problem.evaluate(at, residuals);
      return { unknowns: at, objective: right ? objectiveOf(residuals, problem) : Number.POSITIVE_INFINITY };
    }
    linear = linear.filter((_, a) => a !== below);
  }
}

const almostNothing = 1e-6;

const linearOf = ({ parameters }: Law): number[] =>
  parameters.flatMap(({ linear }, j) => (linear ? [j] : []));
