import { describe, expect, test } from "vitest";
import { type StopRule, type StopRuleOptions, type StopState, stopRule } from "./index.ts";

/** The states after each loss. */
function watch(losses: readonly number[], options: StopRuleOptions = {}): StopState[] {
  const rule = stopRule(options);
  let state = rule.start;
  return losses.map((loss) => {
    state = rule.next(state, loss);
    return state;
  });
}

/** Index of the reading after which it says stop, -1 if it never does. */
const stopsAt = (losses: readonly number[], options: StopRuleOptions = {}): number =>
  watch(losses, options).findIndex(({ reason }) => reason !== "");

const now = { beta: 0, warm: 0 };

describe("when a sweep is over", () => {
  test("at the first loss above factor times the best", () => {
    expect(stopsAt([1, 0.9, 3.6, 3.61], now)).toBe(3);
    expect(stopsAt([1, 0.9, 4.5, 4.51], { ...now, factor: 5 })).toBe(3);
  });

  test("not below the first loss, however low the best was", () => {
    expect(stopsAt([2, 0.01, 0.1, 1.9, 2], now)).toBe(-1);
    expect(stopsAt([2, 0.01, 2.001], now)).toBe(2);
  });

  test("a loss below 0 may rise by as much as a positive one of its size", () => {
    expect(stopsAt([-1, -2, 3.9, 4.1], now)).toBe(3);
  });

  test("the smoothed loss is judged: one bad batch is not the end", () => {
    const steady = new Array<number>(20).fill(1);
    expect(stopsAt([...steady, 8, ...steady])).toBe(-1);
    expect(stopsAt([...steady, 8, 8, 8, 8, 8, 8, 8])).toBeGreaterThan(20);
  });

  test("nothing is judged during the first readings, and a lucky one among them is not the best", () => {
    expect(stopsAt([1, 0.001, 1, 1, 1], { beta: 0, warm: 3 })).toBe(-1);
    expect(stopsAt([1, 0.001, 1, 1, 1.001], { ...now })).toBe(4);
    expect(stopsAt([1, 9, 9, 9], { beta: 0, warm: 10 })).toBe(-1);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e300])("at once when the loss is %s", (loss) => {
    const states = watch([1, loss, 1]);
    expect(states[1].reason).toMatch(/^the loss is /);
    expect(states[2]).toEqual(states[1]);
  });
});

describe("its state", () => {
  const after = (rule: StopRule, losses: readonly number[]): StopState =>
    losses.reduce((state, loss) => rule.next(state, loss), rule.start);

  test("survives JSON at any point", () => {
    const rule = stopRule();
    const losses = Array.from({ length: 40 }, (_, i) => 2 - i / 50 + Math.max(0, i - 25) ** 2);
    for (const cut of [0, 5, 30]) {
      const saved: StopState = JSON.parse(JSON.stringify(after(rule, losses.slice(0, cut))));
      const resumed = losses.slice(cut).reduce((state, loss) => rule.next(state, loss), saved);
      expect(resumed).toEqual(after(rule, losses));
    }
    expect(rule.advice(after(rule, losses)).stop).toBe(true);
  });

  test("is never changed", () => {
    const rule = stopRule();
    const before = after(rule, [1, 2]);
    const copy = structuredClone(before);
    rule.next(before, 3);
    expect(before).toEqual(copy);
  });
});

test("mistakes are one sentence", () => {
  expect(() => stopRule({ factor: 1, beta: 1 })).toThrow(
    "stopRule.factor: expected a number above 1, received 1\nstopRule.beta: expected a number below 1 and of at least 0, received 1",
  );
  const rule = stopRule();
  expect(() => rule.next(rule.start, "2" as unknown as number)).toThrow(
    'loss: expected a number, received "2"',
  );
});
