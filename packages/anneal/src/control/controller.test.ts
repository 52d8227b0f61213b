import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../compile/index.ts";
import { cosine } from "../schedules/index.ts";
import {
  type Controller,
  cooldownOnDemand,
  earlyStop,
  greedy,
  type PlateauState,
  plateau,
  restore,
  spikeGuard,
} from "./index.ts";

const metric = fc.oneof(fc.double({ min: -5, max: 5 }), fc.double(), fc.constantFrom(1, 1, 1, Number.NaN));

/** After any readings a state that went through JSON behaves as the one that did not. */
function resumes<State, Reading>(
  control: Controller<State, Reading>,
  readings: readonly Reading[],
  cut: number,
): void {
  const factors = (from: State, rest: readonly Reading[]): number[] => {
    let state = from;
    return rest.map((reading, i) => {
      state = control.next(state, reading);
      return control.factor(state, cut + i);
    });
  };
  const middle = readings.slice(0, cut).reduce(control.next, control.start);
  const saved = restore(control, JSON.parse(JSON.stringify(middle)));
  expect(saved).toEqual(middle);
  const rest = readings.slice(cut);
  expect(factors(saved, rest)).toEqual(factors(middle, rest));
  expect(rest.reduce(control.next, saved)).toEqual(rest.reduce(control.next, middle));
}

describe("saved as JSON in the middle of a run, the future is the same", () => {
  const metrics = fc.array(metric, { maxLength: 80 });
  const cut = fc.nat(80);

  test.each(["torch", "keras", "optax"] as const)("plateau, counting %s", (counting) => {
    const control = plateau({
      counting,
      patience: 1,
      cooldownChecks: 2,
      factor: 0.7,
      average: 2,
      floor: [0, 0.1],
    });
    fc.assert(
      fc.property(metrics, cut, (given, at) => resumes(control, given, at)),
      { seed: 7 },
    );
  });

  test("keras without averages, whose first metric may be anything", () => {
    const control = plateau({ counting: "keras", mode: "max", patience: 1, factor: 0.5 });
    fc.assert(
      fc.property(metrics, cut, (given, at) => resumes(control, given, at)),
      { seed: 8 },
    );
  });

  test("greedy", () => {
    const control = greedy({
      patience: 1,
      cooldownChecks: 1,
      window: 3,
      floor: 0.5,
      ceiling: 4,
      resetStart: 2,
    });
    fc.assert(
      fc.property(metrics, cut, (given, at) => resumes(control, given, at)),
      { seed: 9 },
    );
  });

  test("spike guard", () => {
    const control = spikeGuard({ warm: 4, rewindAfter: 3, over: 10 });
    const reading = fc.record({ loss: metric, gradNorm: metric }, { requiredKeys: ["loss"] });
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 80 }), cut, (given, at) =>
        resumes(
          control,
          given.map((each, step) => ({ ...each, step })),
          at,
        ),
      ),
      { seed: 10 },
    );
  });

  test("early stop", () => {
    fc.assert(
      fc.property(metrics, cut, (given, at) =>
        resumes(
          earlyStop({ patience: 2 }),
          given.map((each, step) => ({ metric: each, step })),
          at,
        ),
      ),
      { seed: 11 },
    );
  });

  test("cooldown on demand", () => {
    const waits = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 9 });
    fc.assert(
      fc.property(waits, fc.nat(9), (given, at) => {
        let now = 0;
        const requests = given.map((wait) => {
          now += wait;
          return { now, over: 10 };
        });
        resumes(cooldownOnDemand(), requests, at);
      }),
      { seed: 12 },
    );
  });
});

describe("a controller", () => {
  test("multiplies a schedule that does not know of it, as do others beside it", () => {
    const curve = compile(cosine({ from: 1, to: 0, over: 100 }), { steps: 100 });
    const onPlateau = plateau({ patience: 0, factor: 0.5 });
    const finish = cooldownOnDemand({ shape: "linear" });
    const cut = [1, 1].reduce(onPlateau.next, onPlateau.start);
    const asked = finish.next(finish.start, { now: 40, by: 60 });
    const lr = curve.at(50) * onPlateau.factor(cut, 50) * finish.factor(asked, 50);
    expect(lr).toBeCloseTo(0.5 * 0.5 * 0.5, 15);
  });

  test("never changes a state that it was given, nor its options", () => {
    const floor = [0.1, 0.2];
    const control = plateau({ patience: 0, factor: 0.5, floor });
    const frozen = Object.freeze(control.start);
    Object.freeze(frozen.factors);
    const state = [1, 1, 1].reduce(control.next, frozen);
    floor[0] = 0.9;
    expect(control.next(state, 1).factors).toEqual([0.125, 0.2]);
    expect(control.start.factors).toEqual([1, 1]);
  });

  test("works without being called on its object", () => {
    const { next, start, factor } = spikeGuard();
    expect(factor(next(start, { step: 0, loss: 1 }), 1)).toBe(1);
  });
});

describe("restore", () => {
  const control = plateau({ floor: [0, 0] });
  const good = JSON.parse(JSON.stringify(control.start)) as PlateauState;

  test.each<[string, unknown, string]>([
    ["no object", "x", 'state: expected an object, received "x"'],
    ["nothing", undefined, "state: expected an object, received nothing"],
    ["a list", [], "state: expected an object, received a list of 0"],
    ["a missing field", { ...good, stale: undefined }, "state.stale: expected a number, received nothing"],
    ["a text for a number", { ...good, cooling: "2" }, 'state.cooling: expected a number, received "2"'],
    [
      "a text for the best",
      { ...good, best: "NaN" },
      'state.best: expected a number or null, received "NaN"',
    ],
    ["other groups", { ...good, factors: [1] }, "state.factors: expected a list of 2, received a list of 1"],
    ["a hole", { ...good, factors: [1, null] }, "state.factors[1]: expected a number, received null"],
    ["an inner field", { ...good, held: { sum: 0, n: 0 } }, "state.held.finite: expected a boolean"],
    ["a field too many", { ...good, stal: 1 }, 'did you mean "stale"?'],
    [
      "a state of another controller",
      earlyStop().start,
      "state.factors: expected a list of 2, received nothing",
    ],
  ])("refuses %s", (_, saved, sentence) => {
    expect(() => restore(control, saved)).toThrow(sentence);
  });

  test("tells every difference at once", () => {
    expect(() => restore(control, { ...good, stale: null, cooling: null })).toThrow(/stale.*\n.*cooling/);
  });
});
