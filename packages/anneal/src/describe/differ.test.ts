import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anySchedule } from "../../test/specs.ts";
import { compile, type Spec } from "../index.ts";
import {
  multiStep,
  warmRestarts,
  warmupConstant,
  warmupCosine,
  warmupLinear,
  warmupStableDecay,
} from "../recipes/index.ts";
import {
  constant,
  cosine,
  exponential,
  linear,
  polynomial,
  sequence,
  steps as stepsKind,
} from "../schedules/index.ts";
import { type Compared, type Difference, differ } from "./index.ts";

const of = (spec: Spec, steps: number): Compared => ({ curve: compile(spec, { steps }), spec });
const between = (a: Spec, b: Spec, steps: number): Difference =>
  differ(of(a, steps), of(b, steps), { steps });
const codes = (found: Difference): readonly string[] => found.reasons.map(({ code }) => code);
const texts = (found: Difference): string => found.reasons.map(({ text }) => text).join("\n");

interface Rows {
  readonly what: string;
  readonly rows: readonly {
    readonly names: readonly string[];
    readonly recipes: readonly string[];
    readonly values: readonly number[];
  }[];
}
const golden = JSON.parse(
  readFileSync(new URL("./golden/cross-framework.json", import.meta.url), "utf8"),
) as Rows;
const valuesOf = (name: string): readonly number[] =>
  golden.rows.find(({ names }) => names.includes(name))?.values as readonly number[];
/** The curve that a framework's own figures make: nothing of ours but the table. */
const figures = (name: string): Compared => {
  const values = valuesOf(name);
  return { curve: compile({ kind: "table", runs: values.map((lr) => [lr, 1]) }, { steps: values.length }) };
};
const steps = golden.rows[0].values.length;

describe("one warmup and cosine as fourteen recipes write it, from the frameworks' own figures, beside Optax", () => {
  const same = ["Megatron", "Composer", "keras", "timm Cosine, prefix"];
  test.each(same)("%s is equal", (name) => {
    const found = differ(figures("optax"), figures(name), { steps });
    expect(found).toMatchObject({ equal: true, differing: 0, relative: expect.any(Number), reasons: [] });
    expect(found.first).toBeUndefined();
  });

  // What the README of the tables says of each under Disagreements.
  test.each([
    [
      "torch SequentialLR",
      ["warmup-start", "rises-again"],
      /B at 1\/1,000 of its peak.*B rises again from update 101 on; A stays at 0/s,
    ],
    ["transformers cosine", ["rises-again"], /^B rises again from update 101 on; A stays at 0\.$/],
    [
      "transformers cosine_warmup_with_min_lr",
      ["warmup-late", "length", "rises-again"],
      /A warms up as B does, one update later.*A is down at 100, B at 99.*B rises again from update 100/s,
    ],
    ["timm Cosine", ["peak", "cooldown-shape"], /^The highest LR is 1 in A and 0\.976 in B\./],
    [
      "nanoGPT",
      ["warmup-start"],
      /^A starts at 0, so that its first update changes nothing; B at 1\/11 of its peak\.$/,
    ],
    [
      "DeepSpeed 0.19.6",
      ["warmup-late", "peak"],
      /B warms up as A does, one update later.*is 1 in A and 0\.9997 in B/s,
    ],
    ["DeepSpeed 0.16.5", ["warmup-late", "peak", "rises-again"], /B rises again from update 101 on/],
    [
      "MMEngine",
      ["warmup-start", "warmup-end", "length", "floor"],
      /B at 9: one update earlier.*A falls to 0, B to 3\.05e-4/s,
    ],
    [
      "Ignite",
      ["warmup-end", "length", "floor"],
      /A is at its highest at update 10, B at 9: one update earlier/,
    ],
  ] as const)("%s: %j", (name, why, words) => {
    const [a, b] = [valuesOf("optax"), valuesOf(name)];
    const found = differ(figures("optax"), figures(name), { steps });
    const off = a.flatMap((lr, k) => (Math.abs(lr - b[k]) > 1e-9 * Math.max(lr, b[k]) + 1e-15 ? [k] : []));
    const largest = a.reduce((most, lr, k) => Math.max(most, Math.abs(lr - b[k])), 0);
    expect(found).toMatchObject({ equal: false, differing: off.length });
    expect(found.first).toEqual({ step: off[0], a: a[off[0]], b: b[off[0]] });
    expect(found.last).toEqual({ step: off.at(-1), a: a[off.at(-1) as number], b: b[off.at(-1) as number] });
    expect(Math.abs((found.largest?.a ?? 0) - (found.largest?.b ?? 0))).toBe(largest);
    expect(found.sum.ratio).toBeCloseTo(b.reduce((x, y) => x + y) / a.reduce((x, y) => x + y), 12);
    expect(codes(found)).toEqual(why);
    expect(texts(found)).toMatch(words);
  });
});

const shared = new URL("../../../../../shared/golden/cross_framework.json", import.meta.url);
if (existsSync(shared)) {
  test("the copies are those of ../shared/golden", () => {
    const { rows } = (
      JSON.parse(readFileSync(shared, "utf8")) as {
        readonly tables: readonly {
          readonly rows: readonly { readonly recipe: string; readonly values: unknown }[];
        }[];
      }
    ).tables[0];
    const copies = golden.rows.flatMap(({ recipes, values }) =>
      recipes.map((recipe) => ({ recipe, values })),
    );
    expect(copies.length).toBe(14);
    for (const copy of copies) expect(rows.find(({ recipe }) => recipe === copy.recipe)).toEqual(copy);
  });
} else if (!process.env.CI) {
  // In CI a skipped test fails, and a clean clone never has that folder beside it.
  test.skip("the copies are those of ../shared/golden, which this machine lacks", () => {});
}

describe("why, for schedules that differ in one thing", () => {
  const base = { peak: 1e-3, warmup: 50 };
  test.each([
    [
      "a factor",
      warmupCosine(base),
      warmupCosine({ ...base, peak: 2e-3 }),
      ["scale"],
      /^B is 2 times A at every update: one shape, with a peak of 1e-3 in A and 2e-3 in B\.$/,
    ],
    [
      "the floor",
      warmupCosine(base),
      warmupCosine({ ...base, floor: 1e-5 }),
      ["floor"],
      /^A falls to 0, B to 1e-5\.$/,
    ],
    [
      "no warmup",
      warmupCosine(base),
      warmupCosine({ ...base, warmup: 0 }),
      ["warmup"],
      /^A warms up over 50 updates; B starts at its peak\.$/,
    ],
    [
      "the start",
      warmupCosine({ ...base, warmupFrom: 0 }),
      warmupCosine(base),
      ["warmup-start"],
      /^A starts at 0, .* B at 1\/51 of its peak\.$/,
    ],
    [
      "the shape of the fall",
      warmupCosine(base),
      warmupLinear(base),
      ["cooldown-shape"],
      /^The fall is cosine in A, and linear in B\.$/,
    ],
    [
      "a hold",
      warmupStableDecay({ ...base, cooldown: 900, shape: "cosine" }),
      warmupCosine(base),
      ["hold"],
      /^A holds its peak for 50 updates; B does not hold it\.$/,
    ],
    [
      "a fall",
      warmupConstant(base),
      warmupCosine(base),
      ["cooldown"],
      /^B falls from update 50 on; A not within the run\.$/,
    ],
    [
      "milestones, all one update early",
      multiStep({ peak: 1, milestones: [300, 600] }),
      multiStep({ peak: 1, milestones: [299, 599] }),
      ["shift"],
      /^A does everything one update later than B: it is cut at 300, 600 instead of 299, 599\.$/,
    ],
    [
      "one milestone",
      multiStep({ peak: 1, milestones: [300, 600] }),
      multiStep({ peak: 1, milestones: [300, 700] }),
      ["cuts"],
      /^A is cut at 300, 600; B at 300, 700\.$/,
    ],
    [
      "the factor of the cuts",
      stepsKind({ at: [300], values: [1, 0.1] }),
      stepsKind({ at: [300], values: [1, 0.5] }),
      ["cuts"],
      /^At update 300 A is cut to 0\.1, B to 0\.5\.$/,
    ],
    [
      "restarts",
      warmRestarts({ peak: 1, cycle: 100, stretch: 2, times: 3 }),
      warmRestarts({ peak: 1, cycle: 100, stretch: 1.5, times: 3 }),
      ["restarts"],
      /^A starts over at 100, 300; B at 100, 250\.$/,
    ],
    [
      "all lengths",
      cosine({ from: 1, to: 0, over: 500 }),
      cosine({ from: 1, to: 0, over: 1000 }),
      ["stretch"],
      /^B is A stretched over 2 times the updates: 1,000 instead of 500\.$/,
    ],
    [
      "a power",
      polynomial({ from: 1, to: 0, power: 1.5, over: 1000 }),
      polynomial({ from: 1, to: 0, power: 1.7, over: 1000 }),
      ["cooldown-shape"],
      /^The fall is polynomial, power 1\.5 in A, and polynomial, power 1\.7 in B\.$/,
    ],
  ] as const)("%s", (_, a, b, why, words) => {
    const found = between(a, b, 1000);
    expect(codes(found)).toEqual(why);
    expect(texts(found)).toMatch(words);
  });

  test("a warmup on top of the length, and one within it", () => {
    const up = linear({ from: 0, to: 1, over: 100 });
    const [inside, onTop] = [900, 1000].map((over) =>
      sequence({ of: [up, cosine({ from: 1, to: 0, over })] }),
    );
    const found = between(inside, onTop, 1200);
    expect(codes(found)).toEqual(["total"]);
    expect(texts(found)).toBe(
      "The warmup of 100 updates is part of the length of A, which is down at 1,000; in B it comes on top: down at 1,100.",
    );
  });

  test("what the run cuts is told by its own end, and what has none as such", () => {
    const long = warmupLinear({ peak: 1, warmup: 2000, warmupFrom: 0 });
    const found = differ(
      { curve: compile(warmupLinear({ peak: 1, warmup: 100, warmupFrom: 0 }), { steps: 5000 }) },
      { curve: compile(long, { steps: 5000 }) },
      { steps: 500 },
    );
    expect(texts(found)).toContain("A is at its highest at update 100, B at 2,000: 1,900 updates later.");
    expect(texts(found)).toContain("A falls from update 100 on; B not within the run.");
    const endless = between(
      exponential({ from: 1, factor: 0.999 }),
      linear({ from: 1, to: 0, over: 800 }),
      1000,
    );
    expect(texts(endless)).toContain("B is down at 800; A falls on without an end of its own.");
    expect(texts(endless)).not.toContain("falls to");
  });

  test("a fall that is steepest at its end leads to its end", () => {
    const [a, b] = [0.5, 0.6].map((power) => polynomial({ from: 1, to: 0, power, over: 100 }));
    expect(texts(between(a, b, 120))).not.toContain("falls to");
  });

  test("where shapes have one name, the fields of the specs are told", () => {
    const [a, b] = [0.99, 0.98].map((factor) => exponential({ from: 1, factor }));
    const found = between(a, b, 1000);
    expect(codes(found)).toContain("fields");
    expect(texts(found)).toContain("exponential.factor is 0.99 in A and 0.98 in B.");
  });

  test("rounding is called rounding", () => {
    const float32 = Math.fround(0.1);
    const found = between(
      constant({ value: 0.1 }),
      sequence({ of: [constant({ value: float32, over: 5 }), constant({ value: 0.1 })] }),
      10,
    );
    expect(codes(found)).toEqual(["rounding"]);
    expect(texts(found)).toMatch(/agree to 7 digits/);
    expect(between(constant({ value: 0.1 }), constant({ value: 0.1 * (1 + 1e-10) }), 10).equal).toBe(true);
  });

  test("what is known of one of them and shows within the run is told where no reason says it", () => {
    const [a, b] = [of(warmupCosine(base), 1000), of(warmupLinear(base), 1000)];
    const notes = [
      { code: "stops", step: 900, text: "The framework raises here." },
      { code: "stops", step: 1000, text: "After the run." },
      { code: "unit", text: "Steps are epochs." },
    ];
    const found = differ({ ...a, notes }, b, { steps: 1000 });
    expect(found.reasons.map(({ text }) => text)).toContain("A: The framework raises here.");
    expect(texts(found)).not.toMatch(/After the run|epochs/);
    expect(texts(differ({ ...a, notes }, { ...b, notes }, { steps: 1000 }))).not.toContain("raises");
  });

  test("schedules have the names that they are given", () => {
    const [a, b] = [
      { ...of(constant({ value: 1 }), 9), name: "ours" },
      { ...of(constant({ value: 2 }), 9), name: "theirs" },
    ];
    expect(texts(differ(a, b, { steps: 9 }))).toMatch(/^theirs is 2 times ours at every update/);
  });
});

describe("for any two schedules", () => {
  const pairs = fc.tuple(anySchedule({ depth: 2 }), anySchedule({ depth: 2 }));
  const compiled = ({
    spec,
    horizon,
  }: {
    readonly spec: Spec;
    readonly horizon: object;
  }): Compared | undefined => {
    try {
      return { curve: compile(spec, horizon as { steps: number }), spec };
    } catch {
      return undefined; // a spec that does not compile against its horizon
    }
  };

  test("every figure is that of a plain loop over both, and swapping them changes only who is who", () => {
    let told = 0;
    fc.assert(
      fc.property(
        pairs,
        fc.integer({ min: 1, max: 700 }),
        fc.constantFrom(0, 1e-9, 1e-2),
        ([x, y], n, tolerance) => {
          const [a, b] = [compiled(x), compiled(y)];
          if (!a || !b) return;
          const found = differ(a, b, { steps: n, tolerance });
          const lrs = Array.from({ length: n }, (_, k) => [a.curve.at(k), b.curve.at(k)] as const);
          const size = Math.max(...lrs.flat().map(Math.abs));
          const off = lrs.flatMap(([p, q], k) =>
            Math.abs(p / 2 - q / 2) <=
            (tolerance * Math.max(Math.abs(p), Math.abs(q))) / 2 + (Math.min(1e-15, tolerance) * size) / 2
              ? []
              : [k],
          );
          expect(found.differing).toBe(off.length);
          expect(found.equal).toBe(off.length === 0);
          expect(found.first?.step).toBe(off[0]);
          expect(found.last?.step).toBe(off.at(-1));
          expect(found.reasons.length > 0).toBe(off.length > 0);
          const most = Math.max(...off.map((k) => Math.abs(lrs[k][0] / 2 - lrs[k][1] / 2)));
          if (found.largest) expect(Math.abs(found.largest.a / 2 - found.largest.b / 2)).toBe(most);
          const back = differ(b, a, { steps: n, tolerance });
          expect([back.differing, back.first?.step, back.last?.step, back.relative]).toEqual([
            found.differing,
            found.first?.step,
            found.last?.step,
            found.relative,
          ]);
          expect([...codes(back)].sort()).toEqual([...codes(found)].sort());
          for (const { code, text, step } of found.reasons) {
            expect(text).toMatch(/^\S.*\.$/s);
            expect(text).not.toMatch(/undefined|NaN|Infinity|\[object/);
            if (step !== undefined) expect(step).toBeGreaterThanOrEqual(0);
            if (code === "rises-again") {
              const k = step as number;
              expect([a, b].some(({ curve: { at } }) => at(k) > at(k - 1))).toBe(true);
            }
            if (code === "peak") {
              const highest = [0, 1].map((side) =>
                lrs.findIndex((pair) => pair[side] === Math.max(...lrs.map((each) => each[side]))),
              );
              expect(step).toBe(Math.min(...highest));
            }
          }
          told += found.reasons.length;
        },
      ),
      { numRuns: 300, seed: 4 },
    );
    expect(told).toBeGreaterThan(150);
  });

  test("one is equal to itself, and to itself compiled anew, with no tolerance", () => {
    fc.assert(
      fc.property(anySchedule({ depth: 3 }), fc.integer({ min: 1, max: 500 }), (x, n) => {
        const [a, b] = [compiled(x), compiled(x)];
        if (!a || !b) return;
        expect(differ(a, b, { steps: n, tolerance: 0 })).toMatchObject({
          equal: true,
          differing: 0,
          reasons: [],
        });
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});

test("a run that is too long to look at every update finds the first one that differs", () => {
  const n = 1e12;
  const at = 123_456_789_012;
  const [a, b] = [constant({ value: 1 }), stepsKind({ at: [at], values: [1, 0.5] })];
  const found = between(a, b, n);
  expect(found).toMatchObject({ sampled: true, equal: false, first: { step: at, a: 1, b: 0.5 } });
  expect(found.sum.ratio).toBeCloseTo((at + (n - at) / 2) / n, 5);
});

test("numbers that are none are refused, each in one sentence", () => {
  const a = of(constant({ value: 1 }), 9);
  expect(() => differ(a, a, { steps: 0.5 })).toThrow(
    "steps: expected a whole number of steps from 1 to 1e15, received 0.5",
  );
  expect(() => differ(a, a, { steps: 5, tolerance: -1 })).toThrow(
    "tolerance: expected a number from 0 to below 1, received -1",
  );
});
