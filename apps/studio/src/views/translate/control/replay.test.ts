import { from } from "anneal/convert";
import { expect, test } from "vitest";
import { exampleLoss } from "./example-loss.ts";
import { replay } from "./replay.ts";

const controlOf = (kwargs: { readonly [name: string]: number | string }) => {
  const { control } = from("torch", { name: "ReduceLROnPlateau", kwargs }, { baseLrs: [0.1] });
  if (control === undefined) throw new Error("no controller");
  return control;
};
const flat = (count: number, every = 100) => ({
  steps: Float64Array.from({ length: count }, (_, k) => (k + 1) * every),
  values: new Float64Array(count).fill(1),
});

test("a flat metric is cut where docs/controllers.md counts it: torch, p = 3, c = 2, on checks 5, 11 and 17", () => {
  const { changes, stale } = replay(controlOf({ patience: 3, cooldown: 2 }), flat(20), { lr: 0.1, group: 0 });
  expect(changes.map(({ check }) => check + 1)).toEqual([5, 11, 17]);
  expect(changes.map(({ step }) => step)).toEqual([500, 1100, 1700]);
  for (const [i, { from: high, to: low }] of changes.entries()) {
    expect(high).toBeCloseTo(0.1 ** (i + 1), 15);
    expect(low).toBeCloseTo(0.1 ** (i + 2), 15);
  }
  expect(stale).toBe(3);
});

test("the LR is a staircase from the first step to the last check", () => {
  const { xs, ys } = replay(controlOf({ patience: 0, factor: 0.5, min_lr: 0.04 }), flat(3), {
    lr: 0.1,
    group: 0,
  });
  expect([...xs]).toEqual([0, 100, 200, 200, 300, 300]);
  // 0.1, half of it, and then no lower than min_lr.
  for (const [i, lr] of [0.1, 0.1, 0.1, 0.05, 0.05, 0.04].entries()) expect(ys[i]).toBeCloseTo(lr, 15);
});

test("the example stalls thrice, and a scheduler that tolerates 10 checks cuts each time", () => {
  const { changes } = replay(controlOf({ patience: 10 }), exampleLoss(), { lr: 0.1, group: 0 });
  expect(changes.map(({ check }) => Math.floor(check / 30))).toEqual([0, 1, 2]);
  expect(replay(controlOf({ patience: 60 }), exampleLoss(), { lr: 0.1, group: 0 }).changes).toEqual([]);
});
