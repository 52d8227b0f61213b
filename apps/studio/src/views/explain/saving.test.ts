import { compile, rescale, type Spec, sample, warmupCosine } from "anneal";
import { summarise } from "anneal/describe";
import { convex4, courseOf, fit, makeRun } from "anneal/forecast";
import { expect, test } from "vitest";
import { savingOf } from "./saving.ts";

const steps = 2000;
const horizon = { steps };
const peak = 1e-3;
const ramp: Spec = { kind: "linear", to: peak, over: 100 };
const cosine = warmupCosine({ peak, warmup: 100, floor: peak / 10 });
const toZero: Spec = {
  kind: "sequence",
  of: [ramp, { kind: "linear", from: peak, to: peak / 100, over: "rest" }],
};
const wsd: Spec = {
  kind: "sequence",
  of: [
    ramp,
    { kind: "constant", value: peak, over: "rest" },
    { kind: "linear", from: peak, to: peak / 100, over: 400 },
  ],
};
const constant: Spec = { kind: "sequence", of: [ramp, { kind: "constant", value: peak, over: "rest" }] };

/** Losses of a law with known constants: what the forecast is held against. */
function lossesAt(spec: Spec, count: number, at: Float64Array): Float64Array {
  const losses = new Float64Array(at.length);
  convex4
    .prepare(courseOf(sample(compile(spec, { steps: count }), count)), at)
    .evaluate([2, 1.2, 0.4, 60], losses);
  return losses;
}
const endOf = (spec: Spec, count: number): number => lossesAt(spec, count, Float64Array.of(count - 1))[0];

const logged = Float64Array.from({ length: 100 }, (_, i) => 20 * i + 19);
const fitted = fit(
  [cosine, constant, toZero].map((spec, i) =>
    makeRun({
      name: `run ${i}`,
      lr: sample(compile(spec, horizon), steps),
      steps: logged,
      losses: lossesAt(spec, steps, logged),
    }),
  ),
);
const planOf = (spec: Spec) => ({ spec, horizon, summary: summarise(compile(spec, horizon), steps, spec) });

test("the steps that are saved are those after which the plan, squeezed, ends where the cosine does", async () => {
  const saving = await savingOf(fitted, planOf(wsd));
  if (saving.state !== "saves") throw new Error(JSON.stringify(saving));
  // By the law itself: the shortest run of this shape that ends no higher than the cosine of full length.
  const goal = endOf(cosine, steps);
  let needs = steps;
  while (endOf(rescale(wsd, horizon, { steps: needs - 1 }).spec, needs - 1) <= goal) needs -= 1;
  expect(needs).toBeLessThan(0.97 * steps);
  expect(Math.abs(saving.needs - needs)).toBeLessThan(0.05 * steps);
  expect(saving.steps + saving.needs).toBe(steps);
  expect(saving.low).toBeLessThanOrEqual(saving.steps);
  expect(saving.high).toBeGreaterThanOrEqual(saving.steps);
  expect(saving.runs).toBe(3);
  expect(saving.loss).toBeCloseTo(goal, 1);
});

test("a plan that ends higher saves nothing", async () => {
  const saving = await savingOf(fitted, planOf(toZero));
  if (saving.state !== "none") throw new Error(JSON.stringify(saving));
  const apart = endOf(toZero, steps) - endOf(cosine, steps);
  expect(apart).toBeGreaterThan(0);
  const [, said] = /^this plan is forecast to end (\S+) above cosine to 10%/.exec(saving.says) ?? [];
  expect(Number(said)).toBeCloseTo(apart, 2);
});

test("what the forecast does not reach is refused in its own words", async () => {
  const far: Spec = { kind: "cosine", from: 0.05, to: 0, over: "rest" };
  expect(await savingOf(fitted, planOf(far))).toMatchObject({
    state: "refused",
    says: expect.stringContaining("expected a peak LR near 0.001"),
  });
});
