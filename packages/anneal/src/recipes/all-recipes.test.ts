import fc from "fast-check";
import { expect, test } from "vitest";
import { check, compile, fromJson, sample, toJson } from "../compile/index.ts";
import type { Field, Spec } from "../schedules/index.ts";
import { recipes } from "./all-recipes.ts";
import * as all from "./index.ts";

type Options = { readonly [name: string]: unknown };
const make = (name: string, options: Options): Spec =>
  (recipes[name] as unknown as (options: Options) => Spec)(options);

/** The least that each recipe must be told. */
const minimal: { readonly [name: string]: Options } = {
  warmupCosine: { peak: 1 },
  warmupLinear: { peak: 1 },
  warmupStableDecay: { peak: 1 },
  warmupRex: { peak: 1 },
  warmupPolynomial: { peak: 1 },
  warmupExponential: { peak: 1, factor: 0.99999 },
  warmupConstant: { peak: 1 },
  oneCycle: { peak: 1 },
  oneCycleMomentum: {},
  warmRestarts: { peak: 1, times: 2 },
  flatCosine: { peak: 1 },
  kDecay: { peak: 1 },
  noam: { peak: 1, warmup: "10%" },
  inverseSqrt: { peak: 1 },
  inverseTime: { peak: 1 },
  multiStep: { peak: 1, milestones: ["50%"] },
  stepDecay: { peak: 1, every: "30%" },
  cyclic: { low: 0.1, peak: 1, up: "5%" },
  slantedTriangular: { peak: 1 },
  infinite: { peak: 1, cooldown: "20%" },
  cooldown: { from: 1 },
  chebyshev: { low: 0.1, peak: 1, length: 8 },
};
const names = Object.keys(recipes);

test("every recipe that is exported is in the list, by its own name, and the other way round", () => {
  const exported = Object.entries(all).flatMap(([name, each]) =>
    typeof each === "function" && "recipe" in each ? [name] : [],
  );
  expect([...names].sort()).toEqual(exported.sort());
  for (const name of names) expect(recipes[name].recipe).toBe(name);
  expect(Object.keys(minimal).sort()).toEqual([...names].sort());
});

test.each(names)("%s with the least that it needs compiles, starts above 0 and has no warning", (name) => {
  for (const steps of [100, 1000, 123_456]) {
    const { problems, warnings } = check(make(name, minimal[name]), { steps });
    expect({ problems, warnings }).toEqual({ problems: [], warnings: [] });
    expect(compile(make(name, minimal[name]), { steps }).at(0)).toBeGreaterThan(0);
  }
});

test.each(names)("%s reaches its peak and never leaves the levels it was given", (name) => {
  const options = minimal[name];
  const values = sample(compile(make(name, options), { steps: 1000 }), 1000);
  const peak = Number(options.peak ?? options.from ?? 0.95);
  expect(Math.max(...values)).toBeLessThanOrEqual(peak);
  expect(Math.max(...values)).toBeGreaterThan(0.9 * peak);
  expect(Math.min(...values)).toBeGreaterThan(0);
});

test.each(names)("%s needs each of those options, and says which is missing", (name) => {
  for (const missing of Object.keys(minimal[name])) {
    const { [missing]: _, ...rest } = minimal[name];
    const asked = name === "warmRestarts" && missing === "times" ? "warmRestarts" : `${name}.${missing}`;
    expect(() => make(name, rest)).toThrow(
      new RegExp(`^${asked.replace(".", "\\.")}: expected .*, received nothing`),
    );
  }
});

/** A value that a field allows; lengths are shares, so that they fit any run. */
function allowed(field: Field): fc.Arbitrary<unknown> {
  switch (field.type) {
    case "number": {
      if (field.whole) return fc.constantFrom(2, 3).filter((n) => n <= (field.max ?? n));
      const most = field.below ?? field.max ?? 1;
      return fc.double({
        min: Math.max(field.min ?? 0.01, 0.01),
        max: most > 1 ? 1 : most - 0.01,
        noNaN: true,
      });
    }
    case "duration":
      return fc.oneof(
        fc.integer({ min: 1, max: 20 }).map((n) => `${n}%`),
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0.1, max: 99, noNaN: true }),
        fc.constantFrom("1ep", "640sample", "64000tok", ...(field.positive ? [] : [0, "0%"])),
      );
    case "choice":
      return fc.constantFrom(...field.of);
    case "list":
      return fc.constantFrom(["10%", "50%"], [5, 300.5], ["1ep"]);
    default:
      throw new Error(`no recipe has a field of type ${field.type} yet`);
  }
}

/** Valid options, with any of those that may be left out left out. */
function optionsOf(name: string): fc.Arbitrary<Options> {
  const fields = recipes[name].fields;
  const own: { readonly [field: string]: fc.Arbitrary<unknown> } = {
    peak: fc.constantFrom(1, 3, 0.02), // above every lower level, below
    from: fc.constant(1),
    high: fc.constant(0.95),
    ...Object.fromEntries(
      ["floor", "low", "level", "start", "warmupFrom", "to"].map((each) => [
        each,
        fc.double({ min: 0.001, max: 0.02, noNaN: true }),
      ]),
    ),
    ratio: fc.constantFrom(1, 10, 32),
    length: fc.constantFrom(1, 2, 16),
    stretch: fc.constantFrom(1, 1.5, 2),
  };
  const entries = Object.fromEntries(
    Object.entries(fields).map(([field, what]) => [field, own[field] ?? allowed(what)]),
  );
  const requiredKeys = Object.keys(minimal[name]);
  return fc.record(entries, { requiredKeys });
}

test.each(names)("%s of random options is plain JSON that compiles to levels within those given", (name) => {
  const horizon = { steps: 2000, stepsPerEpoch: 40, samplesPerStep: 64, tokensPerStep: 6400 };
  fc.assert(
    fc.property(optionsOf(name), (options) => {
      const spec = make(name, options);
      expect(fromJson(toJson(spec))).toEqual(spec);
      expect(make(name, JSON.parse(JSON.stringify(options)))).toEqual(spec);
      const { problems } = check(spec, horizon);
      expect(problems).toEqual([]);
      const values = sample(compile(spec, horizon), 2000);
      const rising = Number(options.factor ?? 0) > 1 || Number(options.damp ?? 0) > 1;
      const peak = Number(options.peak ?? options.from ?? options.high ?? 0.95);
      expect(values.every((value) => value >= 0 && (rising || value <= peak * (1 + 1e-12)))).toBe(true);
    }),
    { seed: 41, numRuns: 60 },
  );
});
