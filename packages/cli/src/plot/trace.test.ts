import { describe, expect, test } from "vitest";
import { traceCurve } from "./trace.ts";

describe("a trace", () => {
  test("knows the first, last, lowest and highest update of each column", () => {
    const values = [0, 3, 1, 2, 5, 4, 7, 6];
    const trace = traceCurve({ at: (k) => values[k], steps: 8 }, 2, 8);
    expect([...trace.first]).toEqual([0, 5]);
    expect([...trace.last]).toEqual([2, 6]);
    expect([...trace.low]).toEqual([0, 4]);
    expect([...trace.high]).toEqual([3, 7]);
  });

  test("shows each update as wide as it is when columns outnumber updates", () => {
    const trace = traceCurve({ at: (k) => 10 * k, steps: 2 }, 6, 2);
    expect([...trace.low]).toEqual([0, 0, 0, 10, 10, 10]);
    expect([...trace.high]).toEqual([...trace.low]);
  });

  test("ends where the run ends", () => {
    const trace = traceCurve({ at: () => 1, steps: 5 }, 4, 10);
    expect([...trace.first]).toEqual([1, 1, Number.NaN, Number.NaN]);
  });

  test("sees a marked update in a long run, and asks only for whole updates of the run", () => {
    const asked: number[] = [];
    const at = (k: number): number => {
      asked.push(k);
      return k === 123_457 ? 9 : 1;
    };
    const steps = 10_000_000;
    expect(Math.max(...traceCurve({ at, steps }, 132, steps).high)).toBe(1);
    expect(Math.max(...traceCurve({ at, steps, marks: [123_457] }, 132, steps).high)).toBe(9);
    expect(asked.every((k) => Number.isInteger(k) && k >= 0 && k < steps)).toBe(true);
    expect(asked.length).toBeLessThan(100_000);
  });
});
