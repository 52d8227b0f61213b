import fc from "fast-check";
import { expect, test } from "vitest";
import { anySchedule } from "../../test/specs.ts";
import { allKinds, check, compile, createCompiler, fromJson, toJson } from "../compile/index.ts";
import { multiStep, oneCycle, warmRestarts, warmupCosine, warmupStableDecay } from "../recipes/index.ts";
import {
  type AnySpec,
  constant,
  cosine,
  defineKind,
  exponential,
  knots,
  linear,
  log,
  noise,
  power,
  type Spec,
  sequence,
  stairs,
  type TableSpec,
  table,
} from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";
import { pin } from "./pin.ts";
import { rescale } from "./rescale.ts";

const from = { steps: 400 };

test.each<[string, Spec]>([
  ["a cosine", cosine({ from: 1, to: 0, over: 400 })],
  ["shares and the rest", warmupStableDecay({ peak: 1, warmup: "5%", warmupFrom: 0.01 })],
  ["one cycle in steps", oneCycle({ peak: 1, warmup: 120 })],
  ["cycles", warmRestarts({ peak: 1, cycle: 40, stretch: 2, floor: 0.1 })],
  ["milestones", multiStep({ peak: 1, milestones: [100, 250] })],
  [
    "knots",
    knots({
      points: [
        [0, 0.1],
        [100, 1],
        [400, 0.2],
      ],
      via: "smooth",
    }),
  ],
  ["a staircase", stairs({ of: exponential({ from: 1, factor: 0.5, per: 80 }), every: 80 })],
  ["a decay per step", exponential({ from: 1, factor: 0.99 })],
  ["a power of time per step", power({ from: 1, power: -0.5 })],
])("%s takes the same course over another run", (_, spec) => {
  const old = compile(spec, from);
  for (const steps of [100, 600, 1000, 40_000]) {
    const ratio = steps / 400;
    const curve = compile(rescale(spec, from, { steps }).spec, { steps });
    for (let t = 0.5; t < 400; t++) expect(curve.at(t * ratio)).toBeCloseTo(old.at(t), 12);
    expect(curve.at(steps)).toBeCloseTo(old.at(400), 12);
  }
});

/** What depends on the length of a step itself. */
const isOwn = (spec: Spec): boolean =>
  /"(log|noise|table)"|"linear"(?![^{}]*"from")/.test(JSON.stringify(spec));

test("a random schedule takes the same course, to the bit, over half the run and over twice and eight times", () => {
  let looked = 0;
  fc.assert(
    fc.property(
      anySchedule(),
      fc.constantFrom(0.5, 2, 8),
      fc.array(fc.nat(4000), { minLength: 9 }),
      ({ spec, horizon }, ratio, places) => {
        const [before, after] = [{ steps: 2000 }, { steps: 2000 * ratio }];
        if (compile.inspect(spec, horizon).problems.length > 0) return;
        const pinned = pin(spec, horizon);
        const text = JSON.stringify(pinned);
        if (isOwn(pinned) || /e-\d|[^.\d]\d{13}/.test(text)) return; // lengths at their least and largest
        const { spec: rescaled } = rescale(pinned, before, after);
        looked++;
        expect(fromJson(toJson(rescaled))).toEqual(rescaled);
        const [old, curve] = [compile(pinned, before), compile(rescaled, after)];
        const steps = [...places, 0.25, 1999, 2000];
        expect(steps.map((t) => curve.at(t * ratio))).toEqual(steps.map(old.at));
      },
    ),
    { seed: 61, numRuns: 1800 },
  );
  expect(looked).toBeGreaterThan(250);
});

test("shares and the rest stay as they are written, lengths are multiplied", () => {
  const spec = sequence({
    of: [
      linear({ to: 1, over: "5%" }),
      constant({ value: 1, over: 10.5 }),
      constant({ value: 1, over: "3ep" }),
      constant({ value: 1, over: "640sample" }),
      constant({ value: 1, over: "1e4tok" }),
      cosine({ from: 1, to: 0, over: "rest" }),
    ],
  });
  const rates = { stepsPerEpoch: 20, samplesPerStep: 64, tokensPerStep: 1000 };
  const over = (to: object): unknown[] =>
    (rescale(spec, { steps: 400, ...rates }, { steps: 1200, ...to }).spec as typeof spec).of.map(
      (part) => (part as { over: unknown }).over,
    );
  expect(over(rates)).toEqual(["5%", 31.5, "9ep", "1920sample", "30000tok", "rest"]);
  // A third of the batch: 3 times as many steps in an epoch, a third of the samples and tokens in each.
  expect(over({ stepsPerEpoch: 60, samplesPerStep: 32, tokensPerStep: 500 })).toEqual([
    "5%",
    31.5,
    "3ep",
    "960sample",
    "15000tok",
    "rest",
  ]);
  // A run of which no rates are known has the same shares in steps.
  expect(over({})).toEqual(["5%", 31.5, 180, 30, 30, "rest"]);
});

test("a warmup without a start still starts at its own share, never at 0", () => {
  const { spec } = rescale(warmupCosine({ peak: 1, warmup: 10 }), { steps: 100 }, { steps: 1000 });
  expect(compile(spec, { steps: 1000 }).at(0)).toBeCloseTo(1 / 101, 15);
});

test("a table keeps its levels where they have a step left, and its last one always", () => {
  const runs = [
    [0.5, 10],
    [0.4, 1],
    [0.3, 9],
    [0.2, 1],
  ] as const;
  const over = (steps: number): unknown =>
    (rescale(table({ runs }), { steps: 21 }, { steps }).spec as TableSpec).runs;
  expect(over(42)).toEqual([
    [0.5, 20],
    [0.4, 2],
    [0.3, 18],
    [0.2, 2],
  ]);
  expect(over(7)).toEqual([
    [0.5, 3],
    [0.4, 1],
    [0.3, 3],
    [0.2, 1],
  ]);
  expect(over(1)).toEqual([
    [0.4, 1],
    [0.2, 1],
  ]);
  const long = compile(rescale(table({ runs }), { steps: 21 }, { steps: 210 }).spec, { steps: 210 });
  expect([0, 99, 100, 109, 110, 199, 200, 1e6].map(long.at)).toEqual([
    0.5, 0.5, 0.4, 0.4, 0.3, 0.3, 0.2, 0.2,
  ]);
});

test("the notes say by how much, and what cannot stay the same", () => {
  const notes = (spec: Spec): readonly string[] => rescale(spec, { steps: 400 }, { steps: 1000 }).notes;
  expect(notes(cosine({ from: 1, to: 0, over: 400 }))).toEqual([
    "every length is 2.5 times as long: 400 steps become 1000",
  ]);
  expect(notes(noise({ of: log({ from: 0, to: 1, over: 10 }), std: 0.1 })).slice(1)).toEqual([
    "noise is drawn for each step, so it is not the same noise",
    "a logarithm over another length bends more or less: its ends stay, its middle moves",
  ]);
});

test("a horizon that is none is refused, and so is what no longer compiles", () => {
  const spec = cosine({ from: 1, to: 0, over: 400 });
  for (const steps of [0, -1, 1.5, Number.NaN, Infinity, undefined]) {
    expect(() => rescale(spec, from, { steps: steps as number })).toThrow(
      /^horizon\.steps: expected .+, received [^\n]+$/,
    );
  }
  expect(() => rescale(cosine({ from: 1, to: 0, over: "1ep" }), from, { steps: 10 })).toThrow(
    "stepsPerEpoch",
  );
  const shrinking = warmRestarts({ peak: 1, cycle: 20, times: 5, stretch: 0.5 });
  expect(() => rescale(shrinking, from, { steps: 40 })).toThrow(
    /^repeat\.stretch: expected cycles of at least 1 step/,
  );
});

test("kinds of your own are rescaled by their fields, through their compiler", () => {
  interface Tooth extends AnySpec {
    readonly kind: "tooth";
    readonly every: Duration;
    readonly low?: number;
  }
  const tooth = defineKind<Tooth>(
    "tooth",
    "Falls from 1, again and again.",
    {
      every: { type: "duration", positive: true, says: "length of one" },
      low: { type: "number", default: 0, says: "lowest" },
    },
    ({ every, low }) => ({ span: Infinity, at: (t) => 1 - ((1 - low) * (t % every)) / every }),
  );
  const compiler = createCompiler([...Object.values(allKinds), tooth]);
  const spec = tooth({ every: 8, low: 0.5 }) as unknown as Spec;
  expect(rescale(spec, from, { steps: 800 }, { compiler }).spec).toEqual({
    kind: "tooth",
    every: 16,
    low: 0.5,
  });
  expect(check(spec, from).problems).toHaveLength(1);
});
