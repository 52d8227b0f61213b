import { expect, test } from "vitest";
import { expectClose } from "../../test/close.ts";
import { compile } from "../compile/index.ts";
import { cosine } from "./cosine.ts";
import { linear } from "./linear.ts";
import { repeat } from "./repeat.ts";
import { sequence } from "./sequence.ts";
import { sum } from "./sum.ts";

const saw = linear({ from: 1, to: 0, over: 10 });
const endless = { steps: 100 };

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

test("a rest inside is the cycle's share of what is left", () => {
  const rest = linear({ from: 1, to: 0, over: "rest" });
  const starts = (spec: Parameters<typeof repeat>[0]) =>
    compile(repeat(spec), endless)
      .events.filter((each) => each.kind === "restart")
      .map((each) => each.step);
  expect(starts({ of: rest, times: 4 })).toEqual([25, 50, 75]);
  expect(compile(repeat({ of: rest, times: 2, stretch: 3 }), endless).at(25)).toBe(1); // 25 + 75
  expect(compile(repeat({ of: rest }), endless).at(50)).toBe(0.5);
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
  for (const horizon of [{ steps: 1 }, { steps: 1_000_000 }]) {
    const curve = compile(repeat({ of: linear({ from: 1, to: 0, over: first }), stretch }), horizon);
    let [start, length] = [0, first];
    while (start <= 1e6) {
      expect(curve.at(start)).toBe(1);
      if (start > 0) expectClose(curve.at(start - 1), stretch / length, 1e-15);
      start += length;
      length *= stretch;
    }
  }
});

test("step 1210 starts cycle 5 of 10, 30, 90, ... where timm's logarithm says 4", () => {
  const formula = Math.floor(Math.log(1 - (1210 / 10) * (1 - 3)) / Math.log(3));
  expect(formula).toBe(4);
  const wave = cosine({ from: 1, to: 0, over: 10 });
  for (const steps of [10, 1210, 5000]) {
    const curve = compile(repeat({ of: wave, stretch: 3, damp: 0.5 }), { steps });
    expect(curve.at(1210)).toBe(0.5 ** 5);
    expect(curve.at(1209)).toBeLessThan(1e-4);
  }
});

test("a cycle of a fractional length starts on the whole step that it reaches", () => {
  // 2996 / 40 = 74.9, and 30 * 74.9 is 2247 exactly, but 2247 / 74.9 rounds below 30.
  const curve = compile(repeat({ of: linear({ from: 1, to: 0, over: "rest" }), times: 40 }), { steps: 2996 });
  expect(Math.floor(2247 / 74.9)).toBe(29);
  expect(curve.at(2247)).toBe(1);
  expect(curve.events).toContainEqual({ kind: "restart", step: 2247 });
});

test("each restart shows at its step: the curve is at its start there, and the snapshot before is at its lowest", () => {
  for (const [steps, times] of [
    [1000, 7],
    [2996, 40],
    [360, 9],
    [1001, 13],
  ]) {
    const curve = compile(repeat({ of: linear({ from: 1, to: 0, over: "rest" }), times }), { steps });
    for (const { kind, step } of curve.events) {
      const length = steps / times;
      if (kind === "restart") expect(curve.at(step)).toBeGreaterThan(1 - 1 / length);
      else expect(curve.at(step)).toBeLessThanOrEqual(1 / length + 1e-9);
    }
    expect(curve.events.filter((each) => each.kind === "restart")).toHaveLength(times - 1);
    expect(curve.events.filter((each) => each.kind === "snapshot")).toHaveLength(times);
  }
});

test("a snapshot is the last step of a cycle, a restart the first of a later one", () => {
  expect(compile(repeat({ of: saw, times: 3 }), { steps: 30 }).events).toEqual([
    { kind: "snapshot", step: 9 },
    { kind: "restart", step: 10 },
    { kind: "snapshot", step: 19 },
    { kind: "restart", step: 20 },
    { kind: "snapshot", step: 29 },
  ]);
});

test("two repeats under a sum that end a cycle together make one event", () => {
  const twin = sum({
    of: [repeat({ of: saw, damp: 0.5 }), repeat({ of: linear({ from: 0, to: 1, over: 10 }) })],
  });
  expect(compile(twin, { steps: 25 }).events).toEqual(compile(repeat({ of: saw }), { steps: 25 }).events);
});

test("cycles shorter than a step make each event once, in order", () => {
  const { events } = compile(repeat({ of: linear({ from: 1, to: 0, over: 0.4 }) }), { steps: 5 });
  const keys = events.map(({ kind, step }) => 2 * step + (kind === "snapshot" ? 1 : 0));
  expect(keys).toEqual([...new Set(keys)].sort((a, b) => a - b));
});

test("two repeats of different lengths under a sum give their events in order of step", () => {
  const spec = sum({
    of: [repeat({ of: saw, times: 5 }), repeat({ of: linear({ from: 1, to: 0, over: 7 }), times: 5 })],
  });
  const steps = compile(spec, { steps: 100 }).events.map((each) => each.step);
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
});

test("a sequence cuts cycles at its boundary", () => {
  const { events } = compile(
    sequence({ of: [repeat({ of: saw, times: 2 }), linear({ from: 1, to: 0, over: "rest" })] }),
    { steps: 60 },
  );
  expect(events).toEqual([
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
