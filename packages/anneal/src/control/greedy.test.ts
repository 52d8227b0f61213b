import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GreedyOptions, type GreedyState, greedy } from "./index.ts";

const after = (options: GreedyOptions, metrics: readonly number[]): GreedyState => {
  const control = greedy(options);
  return metrics.reduce(control.next, control.start);
};

const falling = (n: number, from = 10, ratio = 0.8): number[] =>
  Array.from({ length: n }, (_, i) => from * ratio ** (i + 1));

// Settings and outcomes of the tests of transformers' GreedyLR (tests/optimization of main, 2026), LR 0.1 as factor 1.
describe("what transformers tests of GreedyLR holds", () => {
  const theirs: GreedyOptions = { factor: 0.9, patience: 3, floor: 1e-5, ceiling: 10 };

  test("one metric and patience + 1 worse ones cut once", () => {
    expect(after(theirs, [5, 10, 10, 10, 10]).factors).toEqual([0.9]);
  });

  test("patience + 1 better metrics raise once", () => {
    expect(after(theirs, falling(4)).factors[0]).toBeCloseTo(1 / 0.9, 15);
  });

  test("the factor stays between floor and ceiling", () => {
    expect(
      after({ ...theirs, patience: 1, floor: 0.1, factor: 0.5 }, [1, ...new Array(50).fill(10)]).factors,
    ).toEqual([0.1]);
    expect(after({ ...theirs, patience: 1, ceiling: 2, factor: 0.5 }, falling(50)).factors).toEqual([2]);
  });

  test("checks in the cooldown after a cut change nothing", () => {
    expect(after({ ...theirs, patience: 2, cooldownChecks: 3 }, [5, 10, 10, 10, 10, 10, 10]).factors).toEqual(
      [0.9],
    );
  });

  test("checks in the warmup after a raise change nothing", () => {
    const [factor] = after({ ...theirs, patience: 2, warmupChecks: 3 }, falling(6)).factors;
    expect(factor).toBeCloseTo(1 / 0.9, 15);
  });

  test("after resetStart cuts on the floor it begins anew", () => {
    const options = { patience: 1, floor: 0.1, factor: 0.5, resetStart: 2 };
    expect(after(options, [1, ...new Array(100).fill(10)]).factors).toEqual([1]);
  });

  test("a relative least improvement", () => {
    expect(after({ minRatio: 0.1, patience: 2 }, [10, 9.5])).toMatchObject({ best: 10, stale: 1 });
  });

  test("a running mean forgets what has left its window", () => {
    // the means are 10, 9, 8, 6; then 9 > 6 twice
    expect(after({ window: 3 }, [10, 8, 6, 4])).toMatchObject({ best: 6, good: 4, window: [8, 6, 4] });
  });
});

describe("a greedy controller", () => {
  test("starts anew with its cooldown and without its window", () => {
    const options = { patience: 0, floor: 1, resetStart: 2, cooldownChecks: 4, window: 2, minDelta: 0 };
    const state = after(options, [1, 9, 9, 9, 9, 9, 9]); // stale from the second on; cooldown; the second cut resets
    expect(state).toEqual({ ...greedy(options).start, cooling: 4 });
  });

  test("a raise begins the count of cuts on the floor anew", () => {
    const options = { patience: 0, floor: 1, resetStart: 3 };
    expect(after(options, [5, 9, 9]).floored).toBe(2);
    expect(after(options, [5, 9, 9, 1]).floored).toBe(0);
  });

  test("does not move the best metric while checks are ignored", () => {
    expect(after({ patience: 0, cooldownChecks: 2 }, [5, 6, 1, 2]).best).toBe(5);
  });

  test("skips a raise that is no larger than eps, for each group on its own", () => {
    expect(after({ patience: 0, factor: 0.5, ceiling: [1.2, 4], eps: 0.5 }, [2]).factors).toEqual([1, 2]);
  });

  test("stays finite without a ceiling", () => {
    const state = after({ patience: 0, factor: 1e-90, minDelta: 0 }, falling(9));
    expect(state.factors.every(Number.isFinite)).toBe(true);
  });

  test("takes a metric that is not finite for a stale one, until it has left the window", () => {
    expect(after({ window: 2 }, [4, Number.NaN])).toMatchObject({ best: 4, stale: 1, window: [4, null] });
    expect(after({ window: 2 }, [4, Number.NaN, 3])).toMatchObject({ best: 4, stale: 2 });
    expect(after({ window: 2 }, [4, Number.NaN, 3, 3])).toMatchObject({ best: 3, stale: 0 });
  });
});

test("factors stay between floor and ceiling and are never NaN, whatever the metrics", () => {
  const options = fc.record({
    factor: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    patience: fc.integer({ min: 0, max: 2 }),
    warmupChecks: fc.integer({ min: 0, max: 2 }),
    floor: fc.double({ min: 0, max: 1, noNaN: true }),
    ceiling: fc.double({ min: 1, max: 9, noNaN: true }),
    window: fc.integer({ min: 1, max: 3 }),
    resetStart: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(options, fc.array(fc.double(), { maxLength: 60 }), (chosen, metrics) => {
      const control = greedy(chosen);
      let state = control.start;
      for (const metric of metrics) {
        state = control.next(state, metric);
        const [factor] = state.factors;
        expect(factor >= chosen.floor && factor <= chosen.ceiling).toBe(true);
      }
    }),
    { seed: 5, numRuns: 500 },
  );
});

describe("options are refused in a sentence", () => {
  test.each<[object, string]>([
    [{ factor: 0 }, "greedy.factor: expected a number"],
    [{ floor: 2, ceiling: 1 }, "greedy.floor: expected at most the ceiling, received 2"],
    [{ floor: [0, 0], ceiling: [1, 2, 3] }, "greedy.ceiling: expected a list of 2, one for each group"],
    [{ resetStart: 0 }, "greedy.resetStart: expected a whole number"],
    [{ windw: 3 }, 'did you mean "window"?'],
  ])("%j", (wrong, sentence) => {
    expect(() => greedy(wrong)).toThrow(sentence);
  });
});
