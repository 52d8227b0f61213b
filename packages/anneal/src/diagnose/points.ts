import { type Problem, problem, refuse } from "../errors/index.ts";
import type { Logged } from "../series/index.ts";

/** Points of one logged quantity, all finite, and how far each may be off by the way it was written. */
export interface Points {
  readonly t: Float64Array;
  readonly v: Float64Array;
  readonly tol: Float64Array;
}

/**
 * Refuses a series that is not one: arrays of unequal length, steps that are no numbers, below 0, or out of order.
 *
 * @throws AnnealError with one sentence.
 */
export function refuseSeries(path: string, logged: Logged): void {
  const found = mistakeIn(path, logged);
  if (found !== undefined) refuse([found]);
}

function mistakeIn(path: string, { steps, values }: Logged): Problem | undefined {
  if (steps.length !== values.length) {
    return problem("size", `${path}.values`, `${steps.length} values, one a step`, values.length);
  }
  for (let i = 0; i < steps.length; i++) {
    if (!Number.isFinite(steps[i]) || steps[i] < 0) {
      return problem("range", `${path}.steps[${i}]`, "a step of 0 or more", steps[i]);
    }
    if (i > 0 && steps[i] <= steps[i - 1]) {
      return problem(
        "order",
        `${path}.steps[${i}]`,
        `a step above ${steps[i - 1]}, the one before`,
        steps[i],
      );
    }
  }
  return undefined;
}

/** The finite points of a series, in order. */
export function finitePoints({ steps, values }: Logged): Pick<Points, "t" | "v"> {
  if (values.every(Number.isFinite)) return { t: steps, v: values };
  const kept = Array.from(steps.keys()).filter((i) => Number.isFinite(values[i]));
  return { t: Float64Array.from(kept, (i) => steps[i]), v: Float64Array.from(kept, (i) => values[i]) };
}

/** The points of a window: from `i` up to and with `j`. */
export const windowOf = ({ t, v, tol }: Points, i: number, j: number): Points => ({
  t: t.subarray(i, j + 1),
  v: v.subarray(i, j + 1),
  tol: tol.subarray(i, j + 1),
});

/** The points at some places. */
export const pick = ({ t, v, tol }: Points, places: readonly number[]): Points => ({
  t: Float64Array.from(places, (i) => t[i]),
  v: Float64Array.from(places, (i) => v[i]),
  tol: Float64Array.from(places, (i) => tol[i]),
});
