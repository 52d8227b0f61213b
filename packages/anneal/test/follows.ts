import { compile, type Horizon, type Spec } from "anneal";
import { expect } from "vitest";

/**
 * Passes when a schedule is a formula at every update of the run and at the step after the last: within 1e-12 of each
 * value, or 1e-15 of the highest. `until` ends the look earlier or later.
 */
export function expectFollows(
  spec: Spec,
  horizon: Horizon,
  formula: (step: number) => number,
  until = horizon.steps,
): void {
  const { at } = compile(spec, horizon);
  const want = Array.from({ length: until + 1 }, (_, step) => formula(step));
  const peak = Math.max(...want.map(Math.abs));
  const off = want.flatMap((value, step) =>
    Math.abs(at(step) - value) <= 1e-12 * Math.abs(value) + 1e-15 * peak
      ? []
      : [`${at(step)} for ${value} at step ${step}`],
  );
  expect(off).toEqual([]);
}
