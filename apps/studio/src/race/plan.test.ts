import { type Spec, warmupLinear, warmupStableDecay } from "anneal";
import { describe, expect, test } from "vitest";
import { addLayer } from "../workspace/edits.ts";
import { createStore } from "../workspace/store.ts";
import { emptyWorkspace } from "../workspace/types.ts";
import { constantRacer, isLame, planOf, type Racer, racerOf } from "./plan.ts";
import { readNumber, usualSetup } from "./setup.ts";

const racer = (spec: Parameters<typeof addLayer>[1]["spec"], steps: number): ReturnType<typeof racerOf> => {
  const store = createStore(addLayer(emptyWorkspace, { name: "a layer", spec }));
  return racerOf(store.drawn.value[0], emptyWorkspace.horizon, steps);
};

const constant = (value: number): Spec => ({ kind: "constant", value });

describe("a layer that races", () => {
  test("has its shape over the steps of the race, whatever its lengths are written in", () => {
    const found = racer(warmupStableDecay({ peak: 3e-4, warmup: 1000, cooldown: 2000 }), 500) as Racer;
    expect(found.peak).toBe(3e-4);
    // 8,000 of 10,000 steps are 400 of 500.
    expect(found.falls).toEqual({ from: 400, to: 500 });
    expect(found.curve.at(400)).toBeCloseTo(3e-4, 12);
    expect(found.curve.at(500)).toBe(0);
  });

  test("that never leaves 0 cannot race, and says so", () => {
    expect(racer(constant(0), 500)).toEqual({ id: "l1", why: "It never leaves 0." });
  });

  test("has no fall where it is constant", () => {
    expect(constantRacer(100).falls).toBeUndefined();
    expect(isLame(racer(constant(1e-3), 100))).toBe(false);
  });
});

describe("the plan", () => {
  const linear = racer(warmupLinear({ peak: 1e-3, warmup: "5%" }), 800) as Racer;

  test("wants two racers and numbers within their limits", () => {
    expect(planOf(usualSetup, [linear])).toEqual({ missing: "Choose a second schedule." });
    expect(planOf({ ...usualSetup, seeds: "1" }, [constantRacer(800), linear])).toEqual({
      missing: "Correct the field that is marked.",
    });
    expect(planOf(usualSetup, [constantRacer(800), linear])).toMatchObject({
      steps: 800,
      seeds: 8,
      rates: 5,
      batch: 8,
    });
  });

  test.each([
    ["1,200", 1200],
    [" 800 ", 800],
    ["1e3", 1000],
  ])("reads %j", (typed, value) => expect(readNumber("steps", typed)).toEqual({ value }));

  test.each(["", "abc", "12.5", "-1", "1e9", "Infinity"])("refuses %j", (typed) =>
    expect(readNumber("steps", typed).problem).toBe("A whole number from 20 to 100,000 is wanted here."),
  );
});
