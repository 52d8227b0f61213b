import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { cooldown } from "../recipes/index.ts";
import { type CooldownOnDemandOptions, cooldownOnDemand } from "./index.ts";

const shapes = ["linear", "1-sqrt", "square", "cosine", "mirror-cosine", "exponential"] as const;

describe("a cooldown on demand", () => {
  test("is 1 everywhere until it is asked for", () => {
    const control = cooldownOnDemand();
    expect([0, 1, 1e15].map((step) => control.factor(control.start, step))).toEqual([1, 1, 1]);
  });

  // Remaining share after a quarter of the way, by the published formulas.
  test.each([
    ["linear", 1 - 0.25],
    ["1-sqrt", 1 - Math.sqrt(0.25)],
    ["square", 1 - 0.25 ** 2],
    ["cosine", (1 + Math.SQRT1_2) / 2],
    ["mirror-cosine", 2 * 0.75 - (1 + Math.SQRT1_2) / 2],
    ["exponential", 2 * 0.5 ** 0.25 - 1],
  ] as const)("follows its shape: %s leaves %f after a quarter", (shape, remaining) => {
    const control = cooldownOnDemand({ shape, to: 0.2 });
    const state = control.next(control.start, { now: 1000, by: 1400 });
    expect(control.factor(state, 1100)).toBeCloseTo(remaining + (1 - remaining) * 0.2, 14);
  });

  test.each(shapes)("%s is the curve of the recipe cooldown", (shape) => {
    const control = cooldownOnDemand({ shape, to: 0.1 });
    const state = control.next(control.start, { now: 700, over: 300 });
    const curve = compile(cooldown({ from: 1, to: 0.1, over: 300, shape }), { steps: 300 });
    for (let t = 0; t <= 300; t += 12.5) expect(control.factor(state, 700 + t)).toBeCloseTo(curve.at(t), 14);
  });

  test("takes a length as well as an end", () => {
    const control = cooldownOnDemand();
    const byStep = control.next(control.start, { now: 50, by: 90 });
    expect(control.next(control.start, { now: 50, over: 40 })).toEqual(byStep);
  });

  test("goes on from the factor in force when it is asked for again, sooner or later", () => {
    const control = cooldownOnDemand({ shape: "linear" });
    let state = control.next(control.start, { now: 100, by: 200 });
    state = control.next(state, { now: 150, by: 160 }); // hurry
    expect([149, 150, 155, 160].map((step) => control.factor(state, step))).toEqual([0.51, 0.5, 0.25, 0]);
    state = control.next(state, { now: 155, by: 255 }); // no, take your time
    expect([155, 205, 255].map((step) => control.factor(state, step))).toEqual([0.25, 0.125, 0]);
    expect(control.factor(state, 120)).toBe(0.8); // the past stays as it was
  });

  test("refuses a request in the past, one that is too short, one out of order and one after the end", () => {
    const control = cooldownOnDemand({ atLeast: 100 });
    const state = control.next(control.start, { now: 1000, by: 2000 });
    const asking = (request: object) => () => control.next(state, request as { now: number; by: number });
    expect(asking({ now: 1200, by: 900 })).toThrow(
      "request.by: expected a step of at least 1300, received 900",
    );
    expect(asking({ now: 1200, by: 1299 })).toThrow(
      "request.by: expected a step of at least 1300, received 1299",
    );
    expect(asking({ now: 1200, over: 50 })).toThrow("request.over: expected at least 100 steps, received 50");
    expect(asking({ now: 900, by: 3000 })).toThrow(
      "request.now: expected a step of at least 1000, received 900 (the last request was made there)",
    );
    expect(asking({ now: 2000, by: 3000 })).toThrow(
      "request.now: expected a step below 2000, received 2000 (the cooldown has ended)",
    );
  });

  test("refuses a request that is none", () => {
    const control = cooldownOnDemand();
    const asking = (request: unknown) => () =>
      control.next(control.start, request as { now: number; by: number });
    expect(asking({ now: 0, by: 5, over: 5 })).toThrow("request: expected either by, a step, or over");
    expect(asking({ now: 0 })).toThrow("request: expected either by, a step, or over");
    expect(asking({ by: 5 })).toThrow("request.now: expected a step of at least 0, received nothing");
    expect(asking({ now: 0, by: "5" })).toThrow('request.by: expected a step of at least 0, received "5"');
    expect(asking(null)).toThrow("request.now: expected a step");
    expect(asking({ now: Number.NaN, by: 5 })).toThrow("received NaN");
  });

  test.each<[object, string]>([
    [{ shape: "lowered-linear" }, "cooldownOnDemand.shape: expected one of"],
    [{ shape: "1-squrt" }, 'did you mean "1-sqrt"?'],
    [{ shape: "toString" }, "cooldownOnDemand.shape: expected one of"],
    [{ to: 1.5 }, "cooldownOnDemand.to: expected a number"],
    [{ atLeast: 0 }, "cooldownOnDemand.atLeast: expected a number"],
  ])("options are refused in a sentence: %j", (wrong, sentence) => {
    expect(() => cooldownOnDemand(wrong as CooldownOnDemandOptions)).toThrow(sentence);
  });

  test("falls without a jump from 1 to exactly its end, whatever is asked for, and stays there", () => {
    const request = fc.record({
      wait: fc.integer({ min: 0, max: 50 }),
      over: fc.integer({ min: 60, max: 900 }),
    });
    const options = fc.record({
      shape: fc.constantFrom(...shapes),
      to: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(options, fc.array(request, { minLength: 1, maxLength: 4 }), (chosen, requests) => {
        const control = cooldownOnDemand(chosen);
        let state = control.start;
        let now = 100;
        for (const { wait, over } of requests) {
          now += wait;
          const before = control.factor(state, now);
          state = control.next(state, { now, over });
          expect(control.factor(state, now)).toBe(before);
        }
        const end = now + requests[requests.length - 1].over;
        const factors = Array.from({ length: end + 1 }, (_, step) => control.factor(state, step));
        // The steepest course, 1-sqrt over 60 steps, loses sqrt(1/60) at its first step.
        const steepest = Math.sqrt(1 / 60) + 1e-12;
        const wrong = factors.filter((factor, step) => {
          const fall = (factors[step - 1] ?? 1) - factor;
          return !(factor >= chosen.to && fall >= -1e-15 && fall <= steepest);
        });
        expect(wrong).toEqual([]);
        expect([end, end + 1, 1e12].map((step) => control.factor(state, step))).toEqual([
          chosen.to,
          chosen.to,
          chosen.to,
        ]);
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});
