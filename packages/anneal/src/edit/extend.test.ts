import fc from "fast-check";
import { expect, test } from "vitest";
import { anySchedule } from "../../test/specs.ts";
import { allKinds, compile, createCompiler, eventsOf, fromJson, toJson } from "../compile/index.ts";
import {
  cyclic,
  inverseSqrt,
  noam,
  oneCycle,
  warmRestarts,
  warmupCosine,
  warmupStableDecay,
} from "../recipes/index.ts";
import {
  constant,
  cosine,
  defineKind,
  exponential,
  linear,
  log,
  noise,
  type Spec,
  scale,
  sequence,
  slice,
  steps,
  sum,
  table,
} from "../schedules/index.ts";
import { extend } from "./extend.ts";

const run = { steps: 100 };
const draw = (spec: Spec, at: number, length: number): ((step: number) => number) =>
  compile(extend(spec, run, { at, steps: length }).spec, { steps: length }).at;

test("in the hold of a WSD run the hold grows, and the cooldown comes later as it was", () => {
  const spec = warmupStableDecay({ peak: 1, warmup: 10, shape: "linear" });
  const old = compile(spec, run).at;
  for (const at of [10, 50, 79]) {
    const { spec: longer, notes } = extend(spec, run, { at, steps: 160 });
    expect(longer).toEqual({
      kind: "sequence",
      of: [
        { kind: "linear", to: 1, over: 10 },
        { kind: "constant", value: 1, over: 130 },
        { kind: "linear", from: 1, to: 0, over: 20 },
      ],
    });
    const { at: lr } = compile(longer, { steps: 160 });
    for (let t = 0; t < 80; t++) expect(lr(t)).toBe(old(t));
    for (let t = 80; t <= 160; t++) expect(lr(t)).toBe(t < 140 ? 1 : old(t - 60));
    expect(notes).toEqual([
      `steps 0 to ${at} stay as they are; at step ${at} the LR goes on at 1`,
      "the hold is 60 steps longer; what follows keeps its lengths and comes 60 steps later",
    ]);
  }
});

test("a hold that stands deeper grows as well", () => {
  const inner = scale({ by: 0.5, of: warmupStableDecay({ peak: 1, warmup: 10, shape: "linear" }) });
  const lr = draw(inner, 40, 150);
  expect([0, 39, 40, 130, 140, 150].map(lr)).toEqual([0.5 / 11, 20 / 40, 0.5, 0.5, 0.25, 0]);
});

test("the hold of a lowered linear cooldown grows up to its last step", () => {
  const spec = warmupStableDecay({ peak: 1, shape: "lowered-linear" });
  const lr = draw(spec, 79, 150);
  expect([79, 129, 130, 140, 150].map(lr)).toEqual([1, 1, 0.7, 0.35, 0].map((x) => expect.closeTo(x, 14)));
});

test("elsewhere what is left stretches: a cosine goes on slower from where it is", () => {
  const spec = warmupCosine({ peak: 1, warmup: 10, floor: 0.1 });
  const old = compile(spec, run).at;
  const lr = draw(spec, 40, 190);
  for (let t = 0; t < 40; t++) expect(lr(t)).toBe(old(t));
  for (let t = 40; t <= 190; t++) expect(lr(t)).toBeCloseTo(old(40 + (t - 40) / 2.5), 14);
});

test("a run is made shorter in the same way", () => {
  const lr = draw(linear({ from: 1, to: 0, over: 100 }), 50, 75);
  expect([50, 51, 60, 75].map(lr)).toEqual([0.5, 0.48, 0.3, 0].map((x) => expect.closeTo(x, 15)));
  // 30 steps of hold and 20 of cooldown become 18 and 12.
  const wsd = draw(warmupStableDecay({ peak: 1, shape: "linear" }), 50, 80);
  expect([50, 68, 74, 80].map(wsd)).toEqual([1, 1, 0.5, 0]);
});

test.each<[string, Spec, number]>([
  ["a warmup that begins above 0", warmupCosine({ peak: 1, warmup: 30 }), 15],
  ["a logarithm", log({ from: 0, to: 1, over: 100 }), 40],
  [
    "a table",
    table({
      runs: [
        [0.5, 33],
        [0.4, 33],
        [0.3, 34],
      ],
    }),
    66,
  ],
  ["noise", noise({ of: linear({ from: 1, to: 0, over: 100 }), std: 0.1 }), 50],
  ["a milestone on the very step", steps({ at: [30, 60], values: [1, 0.1, 0.01] }), 60],
  ["the start of a cycle", warmRestarts({ peak: 1, times: 7 }), 0],
  [
    "the boundary of thirds",
    sequence({ of: [33.3, 33.3, 33.4].map((over) => cosine({ from: 1, to: 0, over })) }),
    67,
  ],
])("the LR does not jump at the step where %s is extended", (_, spec, at) => {
  const old = compile(spec, run).at;
  for (const length of [101, 133, 170, 250, 1000]) {
    const lr = draw(spec, at, length);
    const ratio = (length - at) / (100 - at);
    for (let t = 0; t < at; t++) expect(lr(t)).toBe(old(t));
    expect(lr(at)).toBeCloseTo(old(at), 12);
    expect(lr(at + 0.5 * ratio)).toBeCloseTo(old(at + 0.5), 12);
  }
});

test.each<[string, Spec]>([
  ["a constant", constant({ value: 0.1 })],
  ["warmup, then constant", sequence({ of: [linear({ to: 1, over: 10 }), constant({ value: 1 })] })],
  ["inverse square root", inverseSqrt({ peak: 1, warmup: 10 })],
  ["the first Transformer's", noam({ peak: 1, warmup: 10 })],
  ["an exponential decay", exponential({ from: 1, factor: 0.99 })],
  ["cycles without a number", warmRestarts({ peak: 1, cycle: 15, stretch: 2, damp: 0.9, floor: 0.1 })],
  ["a triangular wave", cyclic({ low: 0.1, peak: 1, up: 7, mode: "expRange" })],
  ["noise over a constant", noise({ of: constant({ value: 1 }), std: 0.1 })],
])("%s has no planned end and goes on as it would have", (_, spec) => {
  const old = compile(spec, run).at;
  const { spec: longer, notes } = extend(spec, run, { at: 42, steps: 300 });
  const { at } = compile(longer, { steps: 300 });
  for (let t = 0; t <= 300; t++) expect(at(t)).toBe(old(t));
  expect(notes[1]).toBe("it has no planned end: it goes on as it would have");
});

test("cycles with a number are stretched from within the one under way, and restart only where they do", () => {
  const spec = warmRestarts({ peak: 1, times: 4 });
  const { spec: longer } = extend(spec, run, { at: 30, steps: 170 });
  const found = eventsOf(compile(longer, { steps: 170 }), 170).map(({ kind, step }) => `${kind} ${step}`);
  // 70 steps become 140: restarts at 25, and at 50 and 75 before, which are 70 and 120 now.
  expect(found).toEqual([
    "snapshot 24",
    "restart 25",
    "snapshot 69",
    "restart 70",
    "snapshot 119",
    "restart 120",
    "snapshot 169",
  ]);
});

test("a run that is extended at a restart restarts there, however the ratio rounds", () => {
  const spec = warmRestarts({ peak: 1, cycle: 10, times: 10 });
  const low: string[] = [];
  for (let length = 101; length < 400; length++) {
    for (let at = 10; at < 100; at += 10)
      if (draw(spec, at, length)(at) !== 1) low.push(`${at} of ${length}`);
  }
  expect(low).toEqual([]);
});

test("a hold under noise does not stop at the level of one draw", () => {
  const hold = noise({ of: constant({ value: 1, over: 60 }), std: 0.1 });
  const spec = sequence({ of: [hold, linear({ from: 1, to: 0, over: 40 })] });
  const lr = draw(spec, 30, 160);
  expect(new Set([30, 50, 70, 90].map(lr)).size).toBe(4);
});

test("shares of the old run stay what they were", () => {
  const spec = oneCycle({ peak: 1, warmup: "50%" });
  expect(draw(spec, 50, 300)(50)).toBe(1);
  expect(draw(spec, 75, 300)(49)).toBe(compile(spec, run).at(49));
});

test("random schedules: the same before, no jump at the step, the course of the formula after it", () => {
  let [looked, stretched] = [0, 0];
  fc.assert(
    fc.property(
      anySchedule({ depth: 3 }),
      fc.nat(2 ** 20),
      fc.array(fc.nat(5000)),
      (scheduled, share, places) => {
        const { spec, horizon } = scheduled;
        // The longest lengths cannot become longer.
        if (horizon.steps > 1e9 || /[^.\d]\d{13}/.test(JSON.stringify(spec))) return;
        if (compile.inspect(spec, horizon).problems.length > 0) return;
        const at = Math.floor((share / 2 ** 20) * horizon.steps) % horizon.steps;
        const left = horizon.steps - at;
        const longer = horizon.steps + left; // what is left becomes twice as long
        const edited = extend(spec, horizon, { at, steps: longer });
        const [old, curve] = [compile(spec, horizon), compile(edited.spec, { steps: longer })];
        looked++;
        expect(fromJson(toJson(edited.spec))).toEqual(edited.spec);
        const before = [0, at - 1, at / 2, ...places].filter((t) => t >= 0 && t < at);
        expect(before.map(curve.at)).toEqual(before.map(old.at));
        const level = old.at(at);
        expect(Math.abs(curve.at(at) - level)).toBeLessThanOrEqual(1e-9 * Math.abs(level));
        if (!edited.notes[1].includes("times as long")) return;
        stretched++;
        // Away from jumps, which rounding may move by an ulp of time.
        for (const t of places.map((place) => at + (place % (2 * left)))) {
          const then = at + (t - at) / 2;
          const around = [-1e-9, 0, 1e-9].map((shift) => old.at(then + shift * then));
          const spread = Math.max(...around) - Math.min(...around);
          if (spread > 1e-6 * Math.max(...around.map(Math.abs))) continue;
          if (/"(table|noise|log)"/.test(JSON.stringify(spec))) continue; // by the step; see the notes
          expect(curve.at(t)).toBeGreaterThanOrEqual(Math.min(...around) - 1e-9 * Math.abs(around[1]));
          expect(curve.at(t)).toBeLessThanOrEqual(Math.max(...around) + 1e-9 * Math.abs(around[1]));
        }
      },
    ),
    { seed: 71, numRuns: 1200 },
  );
  expect(looked).toBeGreaterThan(400);
  expect(stretched).toBeGreaterThan(200);
});

test.each([-1, 100, 101, 50.5, Number.NaN, Infinity, undefined, "50"])(
  "at %s is no step of the run",
  (at) => {
    expect(() => extend(constant({ value: 1 }), run, { at: at as number, steps: 200 })).toThrow(
      /^extend\.at: expected a whole step of the run, from 0 to 99, received [^\n]+$/,
    );
  },
);

test.each([50, 49, 0, 100.5, Number.NaN, Infinity, undefined])(
  "a new length of %s is refused at step 50",
  (length) => {
    expect(() =>
      extend(cosine({ from: 1, to: 0, over: 100 }), run, { at: 50, steps: length as number }),
    ).toThrow(
      /^extend\.steps: expected a whole number of steps above 50, those that are done, received [^\n]+$/,
    );
  },
);

test("the first and the last step will do", () => {
  const spec = linear({ from: 1, to: 0, over: 100 });
  expect(extend(spec, run, { at: 0, steps: 200 }).spec).toEqual(linear({ from: 1, to: 0, over: 200 }));
  const lr = draw(spec, 99, 109);
  expect([98, 99, 104, 109].map(lr)).toEqual([0.02, 0.01, 0.005, 0].map((x) => expect.closeTo(x, 14)));
});

test("kinds of your own are extended through their compiler, which must know what the result is made of", () => {
  const tooth = defineKind<{ readonly kind: "tooth"; readonly every: number }>(
    "tooth",
    "Falls from 1 to 0 and stays.",
    { every: { type: "duration", positive: true, says: "length" } },
    ({ every }) => ({ span: every, at: (t) => Math.max(0, 1 - t / every) }),
  );
  const spec = tooth({ every: 100 }) as unknown as Spec;
  const compiler = createCompiler([...Object.values(allKinds), tooth]);
  const { at } = compiler(extend(spec, run, { at: 50, steps: 200, compiler }).spec, { steps: 200 });
  expect([49, 50, 125, 200].map(at)).toEqual([0.51, 0.5, 0.25, 0]);
  expect(() => extend(spec, run, { at: 50, steps: 200, compiler: createCompiler([tooth]) })).toThrow(
    /kind: expected one of tooth/,
  );
  expect(() => extend(spec, run, { at: 50, steps: 200 })).toThrow(
    /^kind: expected one of .*, received "tooth"/,
  );
});

test("a sum whose hold and slope are side by side has no hold", () => {
  const spec = sum({
    of: [constant({ value: 0.1 }), slice({ of: linear({ from: 1, to: 0, over: 100 }), over: 100 })],
  });
  expect(draw(spec, 50, 150)(100)).toBeCloseTo(0.1 + 0.25, 15);
});
