import { check, type Horizon, warmupStableDecay } from "anneal";
import { expect, test } from "vitest";
import { type PlainProblem, plainProblems } from "./fixes.ts";

const horizon: Horizon = { steps: 25_000 };
const of = (spec: unknown, run: Horizon = horizon): readonly PlainProblem[] =>
  plainProblems(check(spec, run).problems, spec as { kind: string }, run);

const tooLong = {
  kind: "sequence",
  of: [
    { kind: "linear", to: 1e-3, over: 1000 },
    { kind: "constant", value: 1e-3, over: 19_000 },
    { kind: "linear", from: 1e-3, to: 0, over: "80%" },
  ],
};

test("a part that does not fit says by how much, in the words of the brief", () => {
  const [found] = of(tooLong);
  expect(found).toMatchObject({
    key: "of[2].over",
    title: "The cooldown does not fit.",
    detail: "It asks for 20,000 steps; 5,000 are left.",
    says: "At most 5,000 steps are left here; 80% is 20,000 steps.",
  });
  expect(found.fixes.map(({ name }) => name)).toEqual(["Use 5,000 steps (20%)", "Use rest"]);
});

test("every way out that is offered leads out", () => {
  for (const spec of [
    tooLong,
    { kind: "cosin", from: 1, to: 0, over: 10 },
    { kind: "linear", from: 1, to: 0, over: "5 percent" },
    { kind: "linear", from: 1, to: 0, ovr: 5 },
    { ...warmupStableDecay({ peak: 1, warmup: 10 }), colour: "red" },
  ]) {
    const found = of(spec);
    expect(found.length).toBeGreaterThan(0);
    const before = check(spec, horizon).problems.length;
    for (const { fixes } of found)
      for (const fix of fixes)
        expect(check(fix.spec, horizon).problems.length, fix.name).toBeLessThan(before);
  }
});

test("a length in epochs asks for their size", () => {
  expect(of({ kind: "linear", to: 1, over: "3ep" })[0]).toMatchObject({
    key: "over",
    asksFor: "stepsPerEpoch",
    says: "This run has no steps per epoch yet.",
  });
});

test("another mistake says what was expected", () => {
  expect(of({ kind: "linear", from: "x", to: 1, over: 5 })[0]).toMatchObject({
    key: "from",
    says: 'Expected a number, received "x".',
  });
  expect(of({ kind: "linear", from: 1, over: 5 })[0].says).toBe("Expected a number, received nothing.");
});

test("beside a rest no second one is offered", () => {
  const spec = {
    kind: "sequence",
    of: [
      { kind: "constant", value: 1, over: "rest" },
      { kind: "linear", from: 1, to: 0, over: 30_000 },
    ],
  };
  expect(of(spec)[0].fixes.map(({ name }) => name)).toEqual(["Use 25,000 steps (100%)"]);
});
