import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PlateauOptions, type PlateauState, plateau } from "./index.ts";

const after = (options: PlateauOptions, metrics: readonly number[]): PlateauState => {
  const control = plateau(options);
  return metrics.reduce(control.next, control.start);
};

/** Which checks, counted from 1, lower the factor. */
function cutsOn(options: PlateauOptions, metrics: readonly number[]): number[] {
  const control = plateau(options);
  const cuts: number[] = [];
  let state = control.start;
  metrics.forEach((metric, i) => {
    const next = control.next(state, metric);
    if (control.factor(next, i) < control.factor(state, i)) cuts.push(i + 1);
    state = next;
  });
  return cuts;
}

const flat = (n: number): number[] => new Array<number>(n).fill(1);
const every = (first: number, each: number, n: number): number[] => {
  const found: number[] = [];
  for (let i = first; i <= n; i += each) found.push(i);
  return found;
};

describe("a metric that never improves is cut where each framework cuts it", () => {
  // The first check sets the best metric. Figures: ../shared/golden/README.md, "Plateau (flat metric ...)".
  const patience = fc.integer({ min: 1, max: 6 });
  const cooldownChecks = fc.integer({ min: 1, max: 6 });

  test("torch: after patience + 1 stale checks, then every cooldown + patience + 1", () => {
    fc.assert(
      fc.property(patience, cooldownChecks, (p, c) => {
        const cuts = cutsOn({ patience: p, cooldownChecks: c }, flat(60));
        expect(cuts).toEqual(every(p + 2, c + p + 1, 60));
      }),
      { seed: 1 },
    );
  });

  test("keras: after patience stale checks, then every cooldown + patience - 1", () => {
    fc.assert(
      fc.property(patience, cooldownChecks, (p, c) => {
        const cuts = cutsOn({ counting: "keras", patience: p, cooldownChecks: c }, flat(60));
        expect(cuts).toEqual(every(p + 1, c + p - 1 || 1, 60));
      }),
      { seed: 2 },
    );
  });

  test("optax: after patience stale checks, then every cooldown + patience", () => {
    fc.assert(
      fc.property(patience, cooldownChecks, (p, c) => {
        const cuts = cutsOn({ counting: "optax", patience: p, cooldownChecks: c }, flat(60));
        expect(cuts).toEqual(every(p + 1, c + p, 60));
      }),
      { seed: 3 },
    );
  });

  test("patience 0 cuts at the first stale check in torch and keras, at every improvement in optax", () => {
    expect(cutsOn({ patience: 0 }, [3, 3, 2, 2])).toEqual([2, 4]);
    expect(cutsOn({ patience: 0, counting: "keras" }, [3, 3, 2, 2])).toEqual([2, 4]);
    expect(cutsOn({ patience: 0, counting: "optax" }, [3, 3, 2, 2])).toEqual([1, 3]);
  });

  test("each counting has the least improvement of its framework when none is given", () => {
    const least = (options: PlateauOptions, metrics: number[]): boolean =>
      cutsOn({ patience: 0, ...options }, metrics).length === 0;
    // torch and optax ask for 1e-4 of the best metric, keras for 1e-4
    expect([least({}, [100, 99.991]), least({}, [100, 99.989])]).toEqual([false, true]);
    const optax: PlateauOptions = { counting: "optax", patience: 1 };
    expect([least(optax, [100, 99.991]), least(optax, [100, 99.989])]).toEqual([false, true]);
    const keras: PlateauOptions = { counting: "keras" };
    expect([least(keras, [100, 99.99991]), least(keras, [100, 99.99989])]).toEqual([false, true]);
    // one that is given stands alone
    expect(least({ minDelta: 0 }, [100, 99.999999])).toBe(true);
  });
});

describe("a cut", () => {
  test("stops at the floor of each group", () => {
    const state = after({ patience: 0, factor: 0.5, floor: [0, 0.3] }, flat(4));
    expect(state.factors).toEqual([0.125, 0.3]);
  });

  test("leaves a group alone that starts below its floor", () => {
    expect(after({ patience: 0, floor: 2 }, flat(9)).factors).toEqual([1]);
  });

  test("is skipped when it would change less than eps, and its cooldown begins all the same", () => {
    const state = after({ patience: 0, factor: 0.9, eps: [0.2, 0.05], cooldownChecks: 5 }, flat(2));
    expect(state.factors).toEqual([1, 0.9]);
    expect(state.cooling).toBe(5);
  });

  test("in keras begins no cooldown on the floor", () => {
    expect(after({ counting: "keras", patience: 1, floor: 1, cooldownChecks: 5 }, flat(9)).cooling).toBe(0);
  });

  test("serves every group alike when one number was given for all", () => {
    const control = plateau({ patience: 0 });
    const state = flat(2).reduce(control.next, control.start);
    expect(control.factor(state, 2, 7)).toBe(0.1);
  });

  test("is refused for a group that does not exist", () => {
    const control = plateau({ floor: [0, 0] });
    expect(() => control.factor(control.start, 0, 2)).toThrow(
      "group: expected a group from 0 to 1, received 2",
    );
  });
});

describe("a metric", () => {
  test("that is not finite is a stale check", () => {
    for (const metric of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(after({}, [1, metric])).toMatchObject({ best: 1, stale: 1 });
      expect(after({}, [metric])).toMatchObject({ best: null, stale: 1 });
    }
  });

  test("that is NaN at first is never beaten in keras", () => {
    const cuts = cutsOn({ counting: "keras", patience: 1, factor: 0.5 }, [Number.NaN, 3, 2, 1]);
    expect(cuts).toEqual([2, 3, 4]);
  });

  test("that is Infinity at first is beaten by any finite one in keras", () => {
    const state = after({ counting: "keras" }, [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 5]);
    expect(state).toMatchObject({ best: 5, stale: 0 });
  });

  test("is averaged before it counts, and one NaN makes the mean stale", () => {
    const state = after({ counting: "optax", average: 4 }, [4, 2, 1, 1, 9, 9]);
    expect(state).toMatchObject({ best: 2, held: { sum: 18, n: 2, finite: true } });
    expect(after({ average: 2 }, [1, 1, Number.NaN, -9, 0])).toMatchObject({ best: 1, stale: 1 });
  });

  test("outside the window is not looked at", () => {
    expect(cutsOn({ patience: 0, shown: [3, 6] }, flat(9))).toEqual([5, 6]);
  });

  test("must be a number", () => {
    const control = plateau();
    expect(() => control.next(control.start, undefined as never)).toThrow(
      "metric: expected a number, received nothing",
    );
    expect(() => control.next(control.start, "1" as never)).toThrow(
      'metric: expected a number, received "1"',
    );
  });
});

const metrics = fc.array(fc.oneof(fc.double({ min: -10, max: 10 }), fc.double(), fc.constant(1)), {
  maxLength: 60,
});
const options: fc.Arbitrary<PlateauOptions> = fc.record(
  {
    counting: fc.constantFrom("torch" as const, "keras" as const, "optax" as const),
    mode: fc.constantFrom("min" as const, "max" as const),
    factor: fc.double({ min: 0, max: 0.99, noNaN: true }),
    patience: fc.integer({ min: 0, max: 3 }),
    cooldownChecks: fc.integer({ min: 0, max: 3 }),
    minDelta: fc.double({ min: 0, max: 1, noNaN: true }),
    floor: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 3 }),
    average: fc.integer({ min: 1, max: 3 }),
  },
  { requiredKeys: ["floor"] },
);

test("factors never rise, never fall below the floor and are never NaN, whatever the metrics", () => {
  fc.assert(
    fc.property(options, metrics, (chosen, given) => {
      const control = plateau(chosen);
      let state = control.start;
      for (const metric of given) {
        const next = control.next(state, metric);
        const floor = chosen.floor as number[];
        const wrong = next.factors.filter((factor, g) => !(factor <= state.factors[g] && factor >= floor[g]));
        expect(wrong).toEqual([]);
        state = next;
      }
    }),
    { seed: 4, numRuns: 500 },
  );
});

describe("options are refused in a sentence", () => {
  test.each<[PlateauOptions | object, string]>([
    [{ pateince: 3 }, 'did you mean "patience"?'],
    [{ patience: -1 }, "plateau.patience: expected a whole number"],
    [{ patience: 1.5 }, "received 1.5"],
    [{ patience: "3" }, 'received "3"'],
    [{ factor: 1 }, "plateau.factor: expected a number"],
    [{ factor: Number.NaN }, "received NaN"],
    [{ mode: "mni" }, 'did you mean "min"?'],
    [{ counting: "pytorch" }, 'did you mean "torch"?'],
    [{ minRatio: -0.1 }, "plateau.minRatio: expected"],
    [{ floor: [] }, "plateau.floor: expected a list"],
    [{ floor: [0, "0"] }, "plateau.floor[1]: expected a number"],
    [{ floor: [0, 0], eps: [0] }, "plateau.eps: expected a list of 2, one for each group"],
    [{ counting: "keras", minRatio: 0.1 }, "plateau.minRatio: expected minDelta instead"],
    [{ counting: "optax", eps: 1e-8 }, 'plateau.eps: expected none, with counting "optax"'],
    [{ counting: "optax", floor: 2 }, "plateau.floor: expected at most 1"],
    [{ shown: [9, 2] }, "plateau.shown[1]: expected at least 9, received 2"],
    [{ shown: 3 }, "plateau.shown: expected"],
    [null as never, "plateau: expected an object of options"],
  ])("%j", (wrong, sentence) => {
    expect(() => plateau(wrong as PlateauOptions)).toThrow(sentence);
  });

  test("several mistakes are told at once", () => {
    expect(() => plateau({ factor: 2, patience: -1 })).toThrow(/plateau\.factor.*\n.*plateau\.patience/);
  });
});
