import { allKinds, compile, recipes, type Spec } from "anneal";
import fc from "fast-check";
import { expect, test } from "vitest";
import { anySpec } from "../../../../../anneal/test/specs.ts";
import { because, noPython, runPython } from "../../../../test/report/python.ts";
import { pythonFor } from "./python-for.ts";

const module = (spec: Spec, steps: number): string => {
  const { imports, body } = pythonFor(spec, steps);
  return `${imports.join("\n")}\n${body}\n`;
};

/** What each module's `lr` gives at every step, and at the end of the run, or the error that it raises. */
function valuesOf(cases: readonly { readonly spec: Spec; readonly steps: number }[]): (number[] | string)[] {
  const program = `
import json, sys, traceback
found = []
for case in json.load(sys.stdin):
    space = {}
    try:
        exec(case["code"], space)
        found.append([float(space["lr"](step)) for step in range(case["steps"] + 1)])
    except Exception:
        found.append(traceback.format_exc())
json.dump(found, sys.stdout)
`;
  return runPython(
    program,
    cases.map(({ spec, steps }) => ({ code: module(spec, steps), steps })),
  ) as (number[] | string)[];
}

/** The first step where the two differ by more than 1e-12 of the value, and by more than rounding of the peak. */
function difference(spec: Spec, steps: number, found: number[] | string): string | undefined {
  if (typeof found === "string") return `${found}\n${module(spec, steps)}`;
  const { at } = compile(spec, { steps });
  const values = Array.from({ length: steps }, (_, step) => at(step));
  const peak = Math.max(...values.map(Math.abs));
  const bad = values.findIndex(
    (value, step) => !(Math.abs(found[step] - value) <= 1e-12 * Math.abs(value) + 1e-15 * peak),
  );
  return bad < 0
    ? undefined
    : `step ${bad}: ${found[bad]} instead of ${values[bad]}\n${JSON.stringify(spec)}\n${module(spec, steps)}`;
}

const plain: readonly Spec[] = [
  {
    kind: "sequence",
    of: [
      { kind: "linear", to: 1, over: 10 },
      { kind: "constant", value: 1, over: "rest" },
      {
        kind: "sequence",
        of: [
          { kind: "linear", from: 1, to: 0.5, over: 20.5 },
          { kind: "log", from: 0.5, to: 0, over: "10%" },
        ],
      },
    ],
  },
  { kind: "linear", from: 1, to: 0, over: "rest" },
  { kind: "linear", from: 0.1, to: 1e-6, over: "80%" },
  { kind: "linear", from: 1, to: 0.5, over: 300, past: "continue" },
  { kind: "cosine", from: 3e-4, to: 3e-5, over: "rest", pace: 2 },
  { kind: "cosine", from: 1, to: 0.1, over: 400, power: 2 },
  { kind: "cosine", from: 1, to: 0.1, over: 250, past: "continue" },
  { kind: "polynomial", from: 1, to: 0, over: "rest", power: 2 },
  { kind: "polynomial", from: 0, to: 1, over: 200, power: 3, ease: "in" },
  { kind: "tanh", from: 1, to: 0, over: "rest" },
  { kind: "log", from: 0, to: 1, over: 500 },
  { kind: "rex", from: 3e-4, to: 1e-5, over: "rest" },
  { kind: "exponential", from: 0.1, factor: 0.5, per: 100 },
  { kind: "exponential", from: 0.1, factor: 0.5, per: 100, over: 350 },
  { kind: "power", from: 0.1, power: -0.5, per: 100 },
  { kind: "constant", value: 0.02 },
  { kind: "steps", at: [300, "60%"], values: [0.1, 0.01, 0.001] },
  { kind: "steps", at: [10, 20, 30, 40, 50, 60], values: [7, 6, 5, 4, 3, 2, 1] },
  {
    kind: "knots",
    points: [
      [10, 0],
      [100, 1],
      [100, 0.5],
      ["90%", 0.1],
    ],
  },
  {
    kind: "knots",
    points: [
      [0, 1e-6],
      [100, 1],
      [900, 1e-3],
    ],
    via: "log",
  },
  {
    kind: "knots",
    points: [
      [0, 0],
      [100, 1],
      [200, 1],
      [600, 0.3],
      [900, 0],
    ],
    via: "smooth",
  },
  {
    kind: "table",
    runs: [
      [0.1, 3],
      [0.01, 2],
      [0.5, 200],
    ],
  },
  { kind: "slice", of: { kind: "cosine", from: 1, to: 0, over: 500 }, skip: 100, over: 300 },
  { kind: "repeat", of: { kind: "cosine", from: 1, to: 0.1, over: 100 }, times: 4, damp: 0.5 },
  { kind: "repeat", of: { kind: "linear", from: 1, to: 0, over: 33.3 } },
  { kind: "repeat", of: { kind: "cosine", from: 1, to: 0, over: 10 }, stretch: 3 },
  { kind: "repeat", of: { kind: "cosine", from: 1, to: 0, over: "rest" }, stretch: 1.5, times: 3, damp: 0.7 },
  {
    kind: "repeat",
    of: {
      kind: "sequence",
      of: [
        { kind: "linear", from: 0.1, to: 1, over: 40 },
        { kind: "linear", from: 1, to: 0.1, over: 60 },
      ],
    },
  },
  { kind: "stairs", of: { kind: "exponential", from: 1, factor: 0.5, per: 100 }, every: 100 },
  { kind: "stairs", of: { kind: "linear", from: 1, to: 0, over: "rest" }, every: "10%", treads: 3 },
  { kind: "scale", by: 3e-4, of: { kind: "linear", from: 1, to: 0, over: 100 } },
  { kind: "clamp", of: { kind: "exponential", from: 0.1, factor: 0.99 }, min: 0.01, max: 0.09 },
  {
    kind: "sum",
    of: [
      { kind: "constant", value: 0.1 },
      { kind: "linear", from: 1, to: 0, over: 10 },
    ],
  },
  {
    kind: "product",
    of: [
      { kind: "linear", from: 1, to: 0, over: 900 },
      { kind: "cosine", from: 1, to: 0, over: 950 },
    ],
  },
  {
    kind: "max",
    of: [
      { kind: "constant", value: 0.2 },
      { kind: "linear", from: 1, to: 0, over: 300 },
    ],
  },
  {
    kind: "min",
    of: [
      { kind: "constant", value: 0.2 },
      { kind: "linear", from: 1, to: 0, over: 300 },
    ],
  },
  { kind: "noise", of: { kind: "linear", from: 1, to: 0, over: "90%" }, std: 0.1, seed: 7 },
];

/** Every recipe with what it needs and nothing else. */
const fromRecipes = Object.entries(recipes).map(([word, recipe]) => {
  const needed = Object.entries(recipe.fields).filter(
    ([, field]) => field.optional !== true && field.default === undefined,
  );
  const given: { readonly [name: string]: unknown } = {
    milestones: ["30%", 600],
    every: "20%",
    peak: 0.1,
    floor: 0.001,
    factor: 0.1,
    warmup: 50,
    times: 3,
    cooldown: 200,
    low: 0.01,
    from: 0.1,
    up: 30,
  };
  const names = [...needed.map(([name]) => name), ...(word === "warmRestarts" ? ["times"] : [])];
  const options = Object.fromEntries(names.map((name) => [name, given[name] ?? 16]));
  return { word, spec: (recipe as unknown as (options: object) => Spec)(options) };
});

test.skipIf(noPython)(
  `Python gives the same LR at every step for every kind and every recipe${because(noPython)}`,
  () => {
    const cases = [...plain, ...fromRecipes.map(({ spec }) => spec)].map((spec) => ({ spec, steps: 1000 }));
    expect(new Set(plain.map(({ kind }) => kind))).toEqual(new Set(Object.keys(allKinds)));
    const found = valuesOf(cases);
    expect(cases.flatMap(({ spec, steps }, k) => difference(spec, steps, found[k]) ?? [])).toEqual([]);
  },
);

test.skipIf(noPython)(
  `Python gives the same LR at every step for specs made at random${because(noPython)}`,
  () => {
    const steps = 300;
    const specs = fc
      .sample(anySpec(), { seed: 3, numRuns: 100 })
      .filter((spec) => compile.inspect(spec, { steps }).problems.length === 0);
    expect(specs.length).toBeGreaterThan(40);
    const found = valuesOf(specs.map((spec) => ({ spec, steps })));
    expect(specs.flatMap((spec, k) => difference(spec, steps, found[k]) ?? []).join("\n=====\n")).toEqual("");
  },
);
