import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { compile, eventsOf } from "../compile/index.ts";
import { cosine } from "./cosine.ts";
import { linear } from "./linear.ts";
import { repeat } from "./repeat.ts";
import { sequence } from "./sequence.ts";
import type { Spec } from "./spec.ts";
import { sum } from "./sum.ts";

const saw = linear({ from: 1, to: 0, over: 10 });
const endless = { steps: 100 };
const restarts = (spec: Spec, steps = 100): readonly number[] =>
  eventsOf(compile(spec, { steps }), steps).flatMap(({ kind, step }) => (kind === "restart" ? [step] : []));

test("the cycle starts again and again, at the first step of the next", () => {
  const curve = compile(repeat({ of: saw }), endless);
  expect([0, 5, 9, 10, 15, 990, 999].map(curve.at)).toEqual(
    [1, 0.5, 0.1, 1, 0.5, 1, 0.1].map((x) => expect.closeTo(x, 12)),
  );
  expect(curve.span).toBe(Number.POSITIVE_INFINITY);
});

test("after the last cycle its end holds", () => {
  const curve = compile(repeat({ of: linear({ from: 0, to: 4, over: 4 }), times: 2 }), endless);
  expect([3, 4, 7, 8, 9, 1e15].map(curve.at)).toEqual([3, 0, 3, 4, 4, 4]);
  expect(curve.span).toBe(8);
});

test("one cycle is the curve itself", () => {
  const wave = cosine({ from: 1, to: 0.1, over: 33 });
  const [one, itself] = [compile(repeat({ of: wave, times: 1 }), endless), compile(wave, endless)];
  for (let t = 0; t < 50; t += 0.25) expect(one.at(t)).toBe(itself.at(t));
});

test("stretch 2 is SGDR with T_mult 2: cycles of 10, 20 and 40 steps, the same in shape", () => {
  const curve = compile(repeat({ of: cosine({ from: 1, to: 0, over: 10 }), stretch: 2 }), endless);
  for (const [start, length] of [
    [0, 10],
    [10, 20],
    [30, 40],
    [70, 80],
  ]) {
    expect(curve.at(start)).toBe(1);
    expectClose(curve.at(start + length / 2), 0.5, 1e-15);
    expectClose(curve.at(start + length - 1), (1 - Math.cos(Math.PI / length)) / 2, 1e-15);
  }
});

test("damp halves the height about 0 in each cycle, and the held end too", () => {
  const curve = compile(repeat({ of: linear({ from: 8, to: 4, over: 4 }), times: 3, damp: 0.5 }), endless);
  expect([0, 2, 4, 6, 8, 12, 1e15].map(curve.at)).toEqual([8, 6, 4, 3, 2, 1, 1]);
});

test("stretch below 1 makes shorter and shorter cycles", () => {
  const curve = compile(
    repeat({ of: linear({ from: 0, to: 1, over: 16 }), times: 3, stretch: 0.5 }),
    endless,
  );
  expect([0, 8, 16, 20, 24, 26, 28, 29].map(curve.at)).toEqual([0, 0.5, 0, 0.5, 0, 0.5, 1, 1]);
  expect(curve.span).toBe(28);
});

test("the shortest cycle may be one step, not less", () => {
  const shrinking = (times: number) => () =>
    compile(repeat({ of: linear({ from: 1, to: 0, over: 4 }), times, stretch: 0.5 }), endless);
  expect(shrinking(3)().span).toBe(7); // 4 + 2 + 1
  expect(shrinking(4)).toThrow(
    "repeat.stretch: expected cycles of at least 1 step, received 0.5 (cycle 4 of 4 is shorter)",
  );
});

test("the first cycle that is too short is named, be it the very first", () => {
  const spec = repeat({ of: linear({ from: 1, to: 0, over: 0.5 }), times: 2, stretch: 0.5 });
  expect(() => compile(spec, endless)).toThrow("(cycle 1 of 2 is shorter)");
});

test("a rest inside is the cycle's share of what is left", () => {
  const rest = linear({ from: 1, to: 0, over: "rest" });
  expect(restarts(repeat({ of: rest, times: 4 }))).toEqual([25, 50, 75]);
  expect(restarts(repeat({ of: rest, times: 2, stretch: 3 }))).toEqual([25]); // 25 + 75
  expect(restarts(repeat({ of: rest }))).toEqual([]);
});

test.each([
  [10, 1],
  [7, 1],
  [10, 2],
  [1, 2],
  [10, 3],
  [7, 3],
  [13, 5],
  [1, 10],
])("with a first cycle of %d and stretch %d every whole start up to a million is exact", (first, stretch) => {
  // 1 - t/span is 1 only at a start; starts are summed here as whole numbers.
  const wrong: number[] = [];
  for (const horizon of [{ steps: 1 }, { steps: 1_000_000 }]) {
    const { at } = compile(repeat({ of: linear({ from: 1, to: 0, over: first }), stretch }), horizon);
    let [start, length] = [0, first];
    while (start <= 1e6) {
      if (at(start) !== 1) wrong.push(start);
      if (start > 0 && Math.abs(at(start - 1) - stretch / length) > 1e-12) wrong.push(start - 1);
      start += length;
      length *= stretch;
    }
  }
  expect(wrong).toEqual([]);
});

test.each([
  [10, 3, 1210, 5], // Python: math.log(243, 3) is 4.999999999999999, so timm names cycle 4 here
  [10, 10, 1110, 3], // JavaScript: Math.log(1000) / Math.log(10) is 2.9999999999999996
])(
  "with a first cycle of %d and stretch %d step %d starts cycle %d, where a logarithm says one less",
  (first, stretch, step, cycle) => {
    const saw = linear({ from: 1, to: 0, over: first });
    for (const steps of [1, step, 5000]) {
      const curve = compile(repeat({ of: saw, stretch, damp: 0.5 }), { steps });
      expect(curve.at(step)).toBe(0.5 ** cycle);
      expect(curve.at(step - 1)).toBeLessThan(0.01);
    }
    expect(restarts(repeat({ of: saw, stretch }), 5000)).toContain(step);
  },
);

test("a cycle of a fractional length starts on the whole step that it reaches", () => {
  // 2996 / 40 = 74.9, and 30 * 74.9 is 2247 exactly, but 2247 / 74.9 rounds below 30.
  const spec = repeat({ of: linear({ from: 1, to: 0, over: "rest" }), times: 40 });
  expect(Math.floor(2247 / 74.9)).toBe(29);
  expect(compile(spec, { steps: 2996 }).at(2247)).toBe(1);
  expect(restarts(spec, 2996)).toContain(2247);
});

test.each([
  [1000, 7],
  [2996, 40],
  [360, 9],
  [1001, 13],
])("in %d steps of %d cycles the curve is high at each restart and low at each snapshot", (steps, times) => {
  const curve = compile(repeat({ of: linear({ from: 1, to: 0, over: "rest" }), times }), { steps });
  const events = eventsOf(curve, steps);
  const share = times / steps;
  for (const { kind, step } of events) {
    if (kind === "restart") expect(curve.at(step)).toBeGreaterThan(1 - share);
    else expect(curve.at(step)).toBeLessThan(share * (1 + 1e-9));
  }
  expect(events.filter((each) => each.kind === "restart")).toHaveLength(times - 1);
  expect(events.filter((each) => each.kind === "snapshot")).toHaveLength(times);
});

test.each([3, undefined])(
  "a snapshot is the last step of a cycle, a restart the first of a later one (times %s)",
  (times) => {
    const spec = repeat({ of: saw, ...(times && { times }) });
    expect(eventsOf(compile(spec, { steps: 30 }), 30)).toEqual([
      { kind: "snapshot", step: 9 },
      { kind: "restart", step: 10 },
      { kind: "snapshot", step: 19 },
      { kind: "restart", step: 20 },
      { kind: "snapshot", step: 29 },
    ]);
  },
);

test("two repeats under a sum that end a cycle together make one event", () => {
  const twin = sum({
    of: [repeat({ of: saw, damp: 0.5 }), repeat({ of: linear({ from: 0, to: 1, over: 10 }) })],
  });
  expect(restarts(twin)).toEqual(restarts(repeat({ of: saw })));
});

test("cycles shorter than a step make each event once, in order", () => {
  const events = eventsOf(compile(repeat({ of: linear({ from: 1, to: 0, over: 0.4 }) }), { steps: 5 }), 5);
  const keys = events.map(({ kind, step }) => 2 * step + (kind === "snapshot" ? 1 : 0));
  expect(keys).toEqual([...new Set(keys)].sort((a, b) => a - b));
});

test("a sequence cuts cycles at its boundary", () => {
  const spec = sequence({ of: [repeat({ of: saw, times: 2 }), linear({ from: 1, to: 0, over: "rest" })] });
  expect(eventsOf(compile(spec, { steps: 60 }), 60)).toEqual([
    { kind: "snapshot", step: 9 },
    { kind: "restart", step: 10 },
    { kind: "snapshot", step: 19 },
  ]);
});

test("cycles that vanish, never end or have no length are refused", () => {
  const refused = (spec: Parameters<typeof repeat>[0]) => () => compile(repeat(spec), endless);
  expect(refused({ of: saw, stretch: 0.5 })).toThrow(/^repeat\.times: expected .*below 1/);
  expect(refused({ of: saw, stretch: 0.5, times: 20 })).toThrow(
    /^repeat\.stretch: expected .*at least 1 step/,
  );
  expect(refused({ of: linear({ from: 1, to: 0, over: 0 }) })).toThrow(
    /^repeat\.of: expected a cycle with a length above 0/,
  );
  expect(refused({ of: repeat({ of: saw }) })).toThrow(/^repeat\.of: expected .*endless/);
});

test("a growth without bounds stops at the largest number", () => {
  const curve = compile(repeat({ of: linear({ from: 0, to: 1, over: 1 }), damp: 1e100 }), endless);
  for (const t of [0, 0.5, 10.5, 1e15]) expect(curve.at(t)).toSatisfy(Number.isFinite);
});
