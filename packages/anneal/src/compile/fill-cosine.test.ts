import { expect, test } from "vitest";
import { fillCosine } from "./fill-cosine.ts";

const wave = (t: number, from: number, to: number, over: number): number => {
  const c = Math.cos(Math.PI * (t / over));
  return ((1 + c) / 2) * from + ((1 - c) / 2) * to;
};

test.each([
  [1, 0],
  [0, 1],
  [1e-3, 1e-5],
  [0.3, 0.3],
  [-1, 2],
  [1e100, -1e100],
])("a row from %d to %d agrees with Math.cos within 1e-15 of the larger level", (from, to) => {
  const most = Math.max(Math.abs(from), Math.abs(to));
  for (const over of [1, 2.5, 255, 256, 257, 1000.7, 1e6, 1e12]) {
    for (const start of [0, 0.25, Math.floor(over / 3), Math.max(0, Math.floor(over) - 700)]) {
      const out = new Float64Array(Math.min(700, Math.max(0, Math.floor(over - start))));
      const filled = fillCosine(out, out.length, start, { from, to, span: over });
      expect(filled).toBeGreaterThan(out.length - 256);
      out.subarray(0, filled).forEach((value, i) => {
        expect(Math.abs(value - wave(start + i, from, to, over))).toBeLessThanOrEqual(1e-15 * most);
      });
    }
  }
});

test("no value falls below 0 when both levels are at least 0, not by an ulp", () => {
  // The addition theorem on the whole wave gives -1e-19 in a few of these rows.
  let lowest = 1;
  for (let over = 500; over < 3000; over += 0.73) {
    for (const offset of [0, 0.19]) {
      const start = Math.max(0, Math.floor(over) - 300) + offset;
      const out = new Float64Array(Math.max(0, Math.ceil(over - start) - 1));
      for (const [from, to] of [
        [1e-3, 0],
        [0, 1e-3],
      ]) {
        fillCosine(out, out.length, from > to ? start : offset, { from, to, span: over });
        for (const value of out) lowest = Math.min(lowest, value);
      }
    }
  }
  expect(lowest).toBeGreaterThanOrEqual(0);
});

test("less than a block is left to others", () => {
  const out = new Float64Array(255);
  expect(fillCosine(out, 255, 0, { from: 0.1, to: 0.7, span: 1000 })).toBe(0);
  expect(out.every((value) => value === 0)).toBe(true);
});
