import { compile, type Horizon, type Spec } from "anneal";
import { type Difference, differ, type Remark } from "anneal/describe";

/** One of two schedules, as plain data. */
interface ComparedSide {
  readonly spec: Spec;
  readonly notes: readonly Remark[];
}

/** Two schedules over one run. */
export interface Comparison {
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  readonly horizon: Horizon;
}

/** Where A and B differ, every step looked at. */
export function compare({ a, b, horizon }: Comparison): Difference {
  const [one, other] = [a, b].map((side) => ({ ...side, curve: compile(side.spec, horizon) }));
  return differ({ ...one, name: "A" }, { ...other, name: "B" }, { steps: horizon.steps });
}
