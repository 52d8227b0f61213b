import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCompiler } from "../compile/index.ts";
import { cosine, defineKind, linear } from "../schedules/index.ts";
import { compilePlan, groupLr, inspectPlan, type PlanSpec } from "./index.ts";

const horizon = { steps: 1000, stepsPerEpoch: 100 };
const falling = { kind: "linear", from: 0.1, to: 0, over: "rest" } as const;
const seed = 20261122;

test("the whole of a plan: LR, momentum, weight decay and batch size of a run with three groups", () => {
  const plan = compilePlan(
    {
      version: 1,
      lr: falling,
      momentum: { kind: "linear", from: 0.75, to: 0.5, over: "rest" },
      weightDecay: 0.05,
      batchSize: { kind: "steps", at: ["50%"], values: [256, 512] },
      groups: [
        { name: "stem", match: "embed.**", frozen: true },
        { name: "no decay", match: ["**.bias", "**.norm.*"], weightDecay: 0 },
        { match: "head.**", multiplier: 10, lr: { kind: "constant", value: 0.01 }, momentum: 0.5 },
      ],
    },
    horizon,
  );
  expect(plan.groups.map(({ name, frozen, multiplier }) => [name, frozen, multiplier])).toEqual([
    ["stem", true, 1],
    ["no decay", false, 1],
    ["head.**", false, 10],
    ["base", false, 1],
  ]);
  expect(plan.base).toBe(3);
  expect(plan.span).toBe(Number.POSITIVE_INFINITY); // the head's own schedule has no end
  const at500 = [0, 1, 2, 3].map((group) => [
    plan.lr(500, group),
    plan.momentum(500, group),
    plan.weightDecay(500, group),
  ]);
  expect(at500).toEqual([
    [0, 0.625, 0.05],
    [0.05, 0.625, 0],
    [0.1, 0.5, 0.05],
    [0.05, 0.625, 0.05],
  ]);
  expect([plan.lr(500), plan.momentum(0), plan.weightDecay(999)]).toEqual([0.05, 0.75, 0.05]);
  expect([plan.batchSize(0), plan.batchSize(499), plan.batchSize(500)]).toEqual([256, 256, 512]);
  expect([plan.beta1(0), plan.beta2(0)]).toEqual([undefined, undefined]);
});

test("a parameter belongs to the first group that matches its name, or to the base", () => {
  const { groupOf, assign } = compilePlan(
    { lr: 1, groups: [{ match: "head.**" }, { match: "**.bias", weightDecay: 0 }] },
    horizon,
  );
  expect(["head.bias", "body.bias", "body.weight", "", "__proto__"].map(groupOf)).toEqual([0, 1, 2, 2, 2]);
  const { groups, problems } = assign(["head.weight", "body.weight"]);
  expect(groups).toEqual([0, 2]);
  expect(problems.map(({ message }) => message)).toEqual([
    'plan.groups[1].match: expected a pattern that matches a parameter, received "**.bias"',
  ]);
});

test("the LR of a group is its schedule times its multiplier times the factors of the moment", () => {
  const lr = compilePlan({ lr: falling, groups: [{ match: "a", multiplier: 0.5 }] }, horizon).lr;
  expect(lr(0, 0, [0.5, 0.1])).toBe(0.1 * 0.5 * 0.5 * 0.1);
  expect(lr(0, 1, [0.5])).toBe(0.05);
  expect(groupLr({ at: (step) => step }, 3, [2, 5])).toBe(30);
  expect(groupLr({ at: (step) => step }, 3, [])).toBe(3);
});

test("the curve of a group gives the LR that the plan gives, its multiplier included", () => {
  const plan = compilePlan(
    {
      lr: falling,
      groups: [
        { match: "a", multiplier: 0.3 },
        { match: "b", frozen: true },
      ],
    },
    horizon,
  );
  for (let step = 0; step < 1100; step += 37) {
    expect(plan.groups[0].lr.at(step)).toBe(plan.lr(step, 0));
    expect(plan.lr(step, 0)).toBe(plan.lr(step) * 0.3);
    expect(plan.groups[1].lr.at(step)).toBe(0);
  }
  expect(plan.span).toBe(1000);
});

test("batch sizes are rounded to whole samples and never fall below 1", () => {
  const plan = compilePlan({ lr: 1, batchSize: { kind: "linear", from: 1, to: 4, over: 10 } }, { steps: 20 });
  expect(Array.from({ length: 12 }, (_, step) => plan.batchSize(step))).toEqual([
    1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4,
  ]);
});

test("a plan takes the kinds of your own compiler, and only those", () => {
  const half = defineKind("half", "Half.", {}, () => ({ span: 10, at: () => 0.5 }));
  const compiler = createCompiler([half, linear]);
  const plan = { lr: { kind: "half" }, momentum: 0.9 } as unknown as PlanSpec;
  expect(compilePlan(plan, horizon, compiler).lr(3)).toBe(0.5);
  expect(compilePlan(plan, horizon, compiler).momentum(3)).toBe(0.9);
  const { problems } = inspectPlan({ lr: cosine({ from: 1, to: 0, over: 10 }) }, horizon, compiler);
  expect(problems.map(({ path }) => path)).toEqual(["plan.lr.kind"]);
});

test("a plan with a user's kind of the same start as another word is still rooted rightly", () => {
  const dotted = defineKind<{ kind: "my.kind"; x: number }>(
    "my.kind",
    "Dotted.",
    { x: { type: "number", above: 0, says: "x" } },
    ({ x }) => ({ span: 10, at: () => x }),
  );
  const { problems } = inspectPlan({ lr: { kind: "my.kind", x: -1 } }, horizon, createCompiler([dotted]));
  expect(problems.map(({ path }) => path)).toEqual(["plan.lr.x"]);
});

test("a plan survives a JSON round trip: the same numbers at every step", () => {
  const level = (least: number, most: number) => fc.double({ min: least, max: most, noNaN: true });
  const ramp = (least: number, most: number) =>
    fc.record({
      kind: fc.constantFrom("linear", "cosine"),
      from: level(least, most),
      to: level(least, most),
      over: fc.constantFrom("rest", "50%", 100.5),
    });
  const either = (least: number, most: number) => fc.oneof(level(least, most), ramp(least, most));
  const group = fc.record(
    {
      name: fc.string({ minLength: 1 }),
      match: fc.constantFrom("a.*", ["**.bias", "b"], "x & *"),
      multiplier: level(1e-3, 1e3),
      frozen: fc.boolean(),
      lr: either(0, 1),
      weightDecay: either(0, 1),
    },
    { requiredKeys: ["match"] },
  );
  const spec = fc.record(
    {
      version: fc.constant(1),
      lr: either(0, 1),
      momentum: either(0, 0.99),
      beta1: either(0, 0.99),
      batchSize: either(1, 4096),
      groups: fc.array(group, { maxLength: 4 }),
    },
    { requiredKeys: ["lr"] },
  );
  fc.assert(
    fc.property(spec, fc.nat(1200), (plan, step) => {
      const one = compilePlan(plan as PlanSpec, horizon);
      const other = compilePlan(JSON.parse(JSON.stringify(plan)), horizon);
      expect(other.batchSize(step)).toBe(one.batchSize(step));
      one.groups.forEach((_, i) => {
        for (const name of ["lr", "momentum", "beta1", "beta2", "weightDecay"] as const) {
          expect(other[name](step, i)).toBe(one[name](step, i));
        }
        expect(one.lr(step, i)).toBeGreaterThanOrEqual(0);
      });
    }),
    { seed, numRuns: 300 },
  );
});

describe("levels are looked at over the whole run", () => {
  const up = (to: number) => ({ kind: "linear", from: 0.5, to, over: "rest" });
  test.each([
    ["momentum", up(1.2), "a number of at least 0 and below 1 at every step, received 1.0005 (at step 715)"],
    ["beta1", 1, "a number of at least 0 and below 1 at every step, received 1 (at step 0)"],
    ["beta2", -0.1, "a number of at least 0 and below 1 at every step, received -0.1 (at step 0)"],
    [
      "weightDecay",
      { kind: "steps", at: [700], values: [0, -1] },
      "a number of at least 0 at every step, received -1 (at step 700)",
    ],
    [
      "batchSize",
      { kind: "steps", at: [999], values: [8, 0.5] },
      "a number of at least 1 at every step, received 0.5 (at step 999)",
    ],
    ["batchSize", 0, "a number of at least 1 at every step, received 0 (at step 0)"],
  ])("%s leaves its limits", (name, level, rest) => {
    const { problems, plan } = inspectPlan({ lr: 1, [name]: level }, horizon);
    expect(problems.map(({ message }) => message)).toEqual([`plan.${name}: expected ${rest}`]);
    expect(plan).toBeUndefined();
  });

  test("a single step out of a million is found at the boundary of a part", () => {
    const spike = {
      kind: "sequence",
      of: [
        { kind: "constant", value: 0.9, over: 123_456 },
        { kind: "constant", value: 1.5, over: 1 },
        { kind: "constant", value: 0.9 },
      ],
    };
    const { problems } = inspectPlan({ lr: 1, momentum: spike }, { steps: 1_000_000 });
    expect(problems.map(({ message }) => message)).toEqual([
      "plan.momentum: expected a number of at least 0 and below 1 at every step, received 1.5 (at step 123456)",
    ]);
  });

  test("what lies after the run does not count, and the LR may be anything", () => {
    const late = { kind: "steps", at: [1000], values: [0.9, 1.5] };
    expect(inspectPlan({ lr: -1, momentum: late }, horizon).problems).toEqual([]);
  });
});

test("the levels of a group are looked at like those of the plan", () => {
  const groups = [{ match: "a" }, { match: "b", beta2: 1.5 }];
  expect(inspectPlan({ lr: 1, groups }, horizon).problems.map(({ path }) => path)).toEqual([
    "plan.groups[1].beta2",
  ]);
});
