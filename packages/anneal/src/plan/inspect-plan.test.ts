import fc from "fast-check";
import { expect, test } from "vitest";
import { AnnealError } from "../errors/index.ts";
import { compilePlan, inspectPlan, type PlanSpec } from "./index.ts";

const horizon = { steps: 1000 };
const pathsOf = (plan: unknown): readonly string[] =>
  inspectPlan(plan, horizon).problems.map(({ path }) => path);

test("all mistakes are told at once, each with where it stands", () => {
  const plan = {
    version: 2,
    lr: {
      kind: "sequence",
      of: [
        { kind: "linear", from: 0, to: 1, over: 10 },
        { kind: "cosine", from: 1, too: 0, over: "5 %" },
      ],
    },
    momentum: { kind: "cosin" },
    beta1: {},
    weightDecay: "0.1",
    wieghtDecay: 0.1,
    groups: [
      { match: "a.**", lr: { kind: "linear", from: 1, to: 0, over: "120%" }, frozen: "yes" },
      { name: 5, match: ["ok", "{bad", 7], multiplier: 0 },
      { multiplier: -1, batchSize: 8 },
      "head.**",
      { match: [] },
    ],
  };
  expect(pathsOf(plan)).toEqual(
    expect.arrayContaining([
      "plan.version",
      "plan.lr.of[1].too",
      "plan.lr.of[1].to",
      "plan.lr.of[1].over",
      "plan.momentum.kind",
      "plan.beta1.kind",
      "plan.weightDecay",
      "plan.wieghtDecay",
      "plan.groups[0].lr.over",
      "plan.groups[0].frozen",
      "plan.groups[1].name",
      "plan.groups[1].match[1]",
      "plan.groups[1].match[2]",
      "plan.groups[1].multiplier",
      "plan.groups[2].match",
      "plan.groups[2].multiplier",
      "plan.groups[2].batchSize",
      "plan.groups[3]",
      "plan.groups[4].match",
    ]),
  );
  expect(pathsOf(plan)).toHaveLength(19);
});

test.each([
  [{}, "plan.lr: expected lr to be given, received nothing"],
  [null, "plan: expected an object with lr, received null"],
  [[1], "plan: expected an object with lr, received "],
  [{ lr: 1, version: 2 }, "plan.version: expected 1, received 2"],
  [{ lr: 1, groups: {} }, "plan.groups: expected a list of groups, received "],
  [{ lr: 1, groups: [{}] }, "plan.groups[0].match: expected match to be given, received nothing"],
  [
    { lr: 1, groups: [{ match: 3 }] },
    "plan.groups[0].match: expected a pattern or a list of patterns, received 3",
  ],
  [
    { lr: 1, groups: [{ match: "a", multiplier: 0 }] },
    'plan.groups[0].multiplier: expected a number above 0, or "frozen": true, received 0',
  ],
  [{ lr: 1, groups: [{ match: "a", frozen: 1 }] }, "plan.groups[0].frozen: expected a boolean, received 1"],
  [
    { lr: 1, groups: [{ match: "enc**" }] },
    'plan.groups[0].match: expected ** as a whole segment, such as encoder.**, received "enc**"',
  ],
])("%j is refused by a sentence", (plan, sentence) => {
  expect(() => compilePlan(plan as PlanSpec, horizon)).toThrow(AnnealError);
  expect(inspectPlan(plan, horizon).problems[0].message).toContain(sentence);
});

test.each([
  [{ lr: 1, momentun: 0.9 }, "momentum"],
  [{ lr: 1, weight_decay: 0.9 }, "weightDecay"],
  [{ lr: 1, Groups: [] }, "groups"],
  [{ lr: 1, groups: [{ match: "a", multipler: 2 }] }, "multiplier"],
])("a misspelt field suggests the right one: %j", (plan, word) => {
  expect(inspectPlan(plan, horizon).problems.map(({ suggestion }) => suggestion)).toEqual([
    `did you mean "${word}"?`,
  ]);
});

test("the horizon's mistakes are told once, and the plan's beside them", () => {
  const { problems } = inspectPlan({ lr: { kind: "nope" }, momentum: { kind: "nope" } }, { steps: -1 });
  expect(problems.map(({ path }) => path)).toEqual(["horizon.steps", "plan.lr.kind", "plan.momentum.kind"]);
  const missing = undefined as unknown as typeof horizon;
  expect(() => compilePlan({ lr: 1 }, missing)).toThrow("horizon.steps: expected");
});

test("without a horizon only the form is looked at", () => {
  expect(inspectPlan({ lr: { kind: "linear", to: 1, over: "3ep" } })).toEqual({ problems: [] });
  expect(
    inspectPlan({ lr: { kind: "linear", to: 1, over: "3ep" } }, horizon).problems.map(({ path }) => path),
  ).toEqual(["plan.lr.over"]);
  expect(inspectPlan({ lr: 1, momentum: 2 }).problems).toHaveLength(1);
});

test("a message begins with the path that it was moved to", () => {
  const { problems } = inspectPlan(
    { lr: { kind: "scale", by: 2, of: { kind: "linear", to: "x", over: 1 } } },
    horizon,
  );
  expect(problems.map(({ path, message }) => [path, message.startsWith("plan.lr.of.to: expected ")])).toEqual(
    [["plan.lr.of.to", true]],
  );
});

test("nothing that JSON can hold crashes: it is refused by sentences that begin with plan, or compiles", () => {
  const word = fc.constantFrom(
    "lr",
    "groups",
    "match",
    "kind",
    "__proto__",
    "constructor",
    "version",
    "momentum",
    "frozen",
  );
  const json = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small" },
      fc.constantFrom(0, 1, -1, 1e300, true, null, "", "linear", "constant", "a.**", "{"),
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(word, tie("value"), { maxKeys: 5 }),
    ),
  })).value;
  fc.assert(
    fc.property(json, (value) => {
      const plan = JSON.parse(JSON.stringify(value)) as unknown;
      const found = inspectPlan(plan, horizon);
      if (found.plan === undefined) expect(found.problems.length).toBeGreaterThan(0);
      for (const { message } of found.problems) expect(message).toMatch(/^plan[^ ]*: expected .+, received /);
    }),
    { seed: 20261122, numRuns: 2000 },
  );
});

test("a plan that refers to itself is refused, and ends", () => {
  const plan: { [name: string]: unknown } = { lr: 1 };
  plan.groups = [plan];
  expect(pathsOf(plan)).toEqual(["plan.groups[0].match", "plan.groups[0].groups"]);
  const lr: { [name: string]: unknown } = { kind: "scale", by: 1 };
  lr.of = lr;
  expect(pathsOf({ lr })[0]).toMatch(/^plan\.lr\.of\.of/);
});
