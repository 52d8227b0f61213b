import { describe, expect, test } from "vitest";
import { analyse, type RangeRun, recordAs, suggestion } from "./index.ts";

describe("bad input", () => {
  const lr = Array.from({ length: 100 }, (_, i) => 1e-6 * 10 ** (i / 14));
  const loss = lr.map((each) => 0.3 + 2 / (1 + each / 0.01) + each ** 2);
  const bad =
    (points: unknown): (() => unknown) =>
    () =>
      analyse(points as RangeRun);

  test.each<readonly [string, unknown, string]>([
    [
      "columns of different lengths",
      { lr, loss: [1] },
      "points.loss: expected 100 losses, one for each LR, received 1",
    ],
    ["an LR of 0", [{ lr: 0, loss: 1 }], "points[0].lr: expected a number above 0, received 0"],
    [
      "an LR that is NaN",
      { lr: [1, Number.NaN], loss: [1, 1] },
      "points.lr[1]: expected a number above 0, received NaN",
    ],
    ["a loss in words", [[{ lr: 1, loss: "1" }]], 'points[0][0].loss: expected a number, received "1"'],
    ["a missing column", { lr }, "points.loss: expected a list of numbers, received nothing"],
    ["something else", [1, 2], "points[0]: expected { lr, loss }, received 1"],
    ["nothing", undefined, "points.lr: expected a list of numbers, received nothing"],
  ])("%s", (_, points, message) => {
    expect(bad(points)).toThrow(message);
  });

  test("sweeps without a common LR", () => {
    const far = { lr: lr.map((each) => each * 1e9), loss };
    expect(() => analyse([{ lr, loss: lr.map(() => 1) }, far])).toThrow(
      "points: expected sweeps that have LRs in common, received a list of 2",
    );
  });

  test("a misspelt option, and a rule that does not exist", () => {
    expect(() => analyse({ lr, loss }, { betta: 0.9 } as object)).toThrow('did you mean "beta"?');
    expect(() => suggestion("steep" as "steepest", { lr, loss })).toThrow('rule: expected one of "steepest"');
  });

  test("skips and a tool's options out of range", () => {
    expect(() => suggestion("valley", { lr, loss }, { skipStart: -1 })).toThrow(
      "suggestion.skipStart: expected a whole number of at least 0, received -1",
    );
    expect(() => recordAs("fastai", { lr, loss }, { beta: 1 })).toThrow("recordAs.beta: expected a number");
    expect(() => recordAs("ignite" as "fastai", { lr, loss })).toThrow(
      'tool: expected one of "pytorch-lr-finder"',
    );
    expect(
      suggestion("fastai/valley", { lr: lr.slice(0, 9), loss: loss.slice(0, 9) }, { skipStart: 9 }).why,
    ).toBe("0 points are left, and it needs 2");
  });

  test("steps of one LR are averaged", () => {
    const twice = { lr: [...lr, ...lr], loss: [...loss.map((x) => x - 0.1), ...loss.map((x) => x + 0.1)] };
    const [one, both] = [analyse({ lr, loss }), analyse(twice)];
    expect(both.curve.lr).toEqual(one.curve.lr);
    both.curve.loss.forEach((value, i) => {
      expect(value).toBeCloseTo(one.curve.loss[i], 9);
    });
  });
});
