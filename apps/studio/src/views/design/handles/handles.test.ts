import {
  clamp,
  compile,
  cosine,
  exponential,
  type Horizon,
  knots,
  linear,
  oneCycle,
  type Spec,
  scale,
  sequence,
  steps,
  warmRestarts,
  warmupCosine,
  warmupStableDecay,
} from "anneal";
import { presets } from "anneal/advise";
import { expect, test } from "vitest";
import { type SpecHandle, saysOf } from "./handle.ts";
import { handlesOf } from "./handles.ts";

const horizon: Horizon = { steps: 25_000, stepsPerEpoch: 500, samplesPerStep: 64, tokensPerStep: 65_536 };
const wsd = warmupStableDecay({ peak: 1e-3, warmup: 1000, cooldown: "20%" });

const named = (spec: Spec, label: string): SpecHandle => {
  const found = handlesOf(spec, horizon).find((handle) => handle.label === label);
  if (found === undefined) throw new Error(`no handle ${label}`);
  return found;
};
const drag = (spec: Spec, label: string, to: { step?: number; value?: number }): Spec => {
  const { step, value, write } = named(spec, label);
  return write(spec, { step, value, ...to }) as Spec;
};

test("a warmup, hold and cooldown has the handles of the picture, in order of step", () => {
  const found = handlesOf(wsd, horizon).map(({ label, look, moves, step, value }) => [
    label,
    look,
    moves,
    step,
    value,
  ]);
  expect(found).toEqual([
    ["warmup ends", "ring", "both", 1000, 1e-3],
    ["peak", "pill", "y", 10_500, 1e-3],
    ["cooldown starts", "ring", "x", 20_000, 1e-3],
    ["floor", "ring", "y", 25_000, 0],
  ]);
});

test("the start of a cooldown stays a share, and the hold stays the rest", () => {
  expect(drag(wsd, "cooldown starts", { step: 17_500 })).toEqual(
    warmupStableDecay({ peak: 1e-3, warmup: 1000, cooldown: "30%" }),
  );
});

test("the end of a warmup moves its length in steps and the peak of all parts", () => {
  expect(drag(wsd, "warmup ends", { step: 500, value: 2e-3 })).toEqual(
    warmupStableDecay({ peak: 2e-3, warmup: 500, cooldown: "20%" }),
  );
});

test("the peak moves everything that lies at the peak", () => {
  expect(drag(wsd, "peak", { value: 3e-4 })).toEqual(
    warmupStableDecay({ peak: 3e-4, warmup: 1000, cooldown: "20%" }),
  );
});

test("the floor moves alone", () => {
  expect(drag(wsd, "floor", { value: 1e-4 })).toEqual(
    warmupStableDecay({ peak: 1e-3, warmup: 1000, cooldown: "20%", floor: 1e-4 }),
  );
});

test("epochs stay epochs", () => {
  const spec = warmupCosine({ peak: 1, warmup: "5ep" });
  expect(drag(spec, "warmup ends", { step: 1750 })).toEqual(warmupCosine({ peak: 1, warmup: "3.5ep" }));
});

test("between two written lengths the boundary moves and the end stays", () => {
  const spec = sequence({
    of: [
      linear({ to: 1, over: 2000 }),
      linear({ from: 1, to: 0, over: 8000 }),
      { kind: "constant", value: 0 },
    ],
  });
  const moved = drag(spec, "warmup ends", { step: 3000 });
  expect(moved).toMatchObject({ of: [{ over: 3000 }, { over: 7000 }, {}] });
  expect(compile(moved, horizon).at(10_000)).toBe(0);
});

test("one cycle has its start, its peak and its floor", () => {
  const spec = oneCycle({ peak: 1 });
  expect(handlesOf(spec, horizon).map(({ label }) => label)).toEqual([
    "warmup starts",
    "warmup ends",
    "floor",
  ]);
  expect(drag(spec, "warmup ends", { step: 10_000, value: 2 })).toMatchObject({
    of: [
      { to: 2, over: "40%" },
      { from: 2, over: "rest" },
    ],
  });
});

test("of restarts the first cycle has handles, and under scale levels are scaled back", () => {
  const spec = scale({ by: 0.1, of: warmRestarts({ peak: 4, times: 3, stretch: 2, cycle: 2000, floor: 1 }) });
  expect(named(spec, "peak").value).toBeCloseTo(0.4, 12);
  expect(drag(spec, "peak", { value: 0.3 })).toMatchObject({ by: 0.1, of: { of: { from: 3 } } });
  expect(drag(spec, "floor", { step: 3000, value: 0.2 })).toMatchObject({
    of: { of: { to: 2, over: 3000 } },
  });
});

test("restarts above a floor that is added keep the floor", () => {
  const spec = warmRestarts({ peak: 8e-4, times: 3, damp: 0.8, floor: 2e-5 });
  expect(named(spec, "peak").value).toBeCloseTo(8e-4, 15);
  const curve = compile(drag(spec, "peak", { value: 6e-4 }), horizon);
  expect(curve.at(0)).toBeCloseTo(6e-4, 12);
  expect(curve.at(25_000)).toBeCloseTo(2e-5, 12);
});

test("knots move in both directions, between their neighbours", () => {
  const spec = knots({
    points: [
      [0, 0],
      ["10%", 1],
      [20_000, 0.5],
    ],
  });
  expect(drag(spec, "knot 2", { step: 5000, value: 0.8 })).toEqual(
    knots({
      points: [
        [0, 0],
        ["20%", 0.8],
        [20_000, 0.5],
      ],
    }),
  );
  expect(named(spec, "knot 2").limits.steps).toEqual([0, 20_000]);
});

test("milestones move with the value that begins there", () => {
  const spec = steps({ at: ["30ep", 20_000], values: [0.1, 0.01, 0.001] });
  expect(drag(spec, "milestone 1", { step: 10_000, value: 0.02 })).toEqual(
    steps({ at: ["20ep", 20_000], values: [0.1, 0.02, 0.001] }),
  );
  expect(drag(spec, "first value", { value: 0.2 })).toMatchObject({ values: [0.2, 0.01, 0.001] });
});

test("the floor of a clamp is a handle", () => {
  const spec = clamp({ of: exponential({ from: 0.1, factor: 0.5, per: "10%" }), min: 0.01 });
  expect(drag(spec, "floor", { value: 0.02 })).toMatchObject({ min: 0.02 });
  expect(drag(spec, "peak", { value: 0.2 })).toMatchObject({ of: { from: 0.2 } });
});

test("a handle that is not moved changes nothing, and every handle lies on its curve: for all published schedules", () => {
  for (const { plan, horizon: run } of presets) {
    const spec = plan.lr as Spec;
    const here = { ...horizon, steps: run?.steps ?? 600_000, stepsPerEpoch: 1000, tokensPerStep: 4_194_304 };
    const curve = compile(spec, here);
    for (const { step, value, write, limits } of handlesOf(spec, here)) {
      expect(write(spec, { step, value })).toEqual(spec);
      expect(curve.at(step)).toBeCloseTo(value, 9);
      expect(step).toBeGreaterThanOrEqual(limits.steps[0]);
      expect(step).toBeLessThanOrEqual(limits.steps[1]);
    }
  }
});

test("a handle is told in words", () => {
  expect(saysOf(named(wsd, "cooldown starts"), 25_000)).toBe("cooldown starts at step 20,000, 80 percent");
  expect(saysOf(named(wsd, "peak"), 25_000)).toBe("peak 1e-3");
  expect(saysOf(named(wsd, "warmup ends"), 25_000)).toBe("warmup ends at step 1,000, 4 percent, at 1e-3");
});

test("a lone decay has its peak at the start", () => {
  expect(
    handlesOf(cosine({ from: 1, to: 0.1, over: "rest" }), horizon).map(({ label, moves }) => [label, moves]),
  ).toEqual([
    ["peak", "y"],
    ["floor", "y"],
  ]);
});
