import { expect, test } from "vitest";
import { cyclesOf } from "./cycles.ts";

const forever = Number.POSITIVE_INFINITY;

test("whole cycles are named right at every start and at the step before it", () => {
  const wrong: string[] = [];
  for (const first of [1, 7, 10]) {
    for (const stretch of [1, 2, 3, 10]) {
      const { index, start } = cyclesOf(first, stretch, forever);
      let [begin, length] = [0, first];
      for (let i = 0; begin < 1e6; i++) {
        if (start(i) !== begin || index(begin) !== i) wrong.push(`${first} ${stretch}: ${begin}`);
        if (i > 0 && index(begin - 1) !== i - 1) wrong.push(`${first} ${stretch}: before ${begin}`);
        begin += length;
        length *= stretch;
      }
    }
  }
  expect(wrong).toEqual([]);
});

test.each([
  [0.1, 1],
  [74.9, 1],
  [1 / 3, 1],
  [10, 1.5],
  [3, 1.01],
  [10, 1 + 1e-9],
  [1e-9, 1.0001],
])(
  "a step lies in the cycle that is named for it, with a first one of %d and stretch %d",
  (first, stretch) => {
    const { index, start, local } = cyclesOf(first, stretch, forever);
    const wrong: number[] = [];
    for (let k = 0; k < 2000; k++) {
      const t = k < 1000 ? start(k) : (k - 1000) ** 4;
      const i = index(t);
      const inside = local(t, i);
      if (!(start(i) <= t && t < start(i + 1) && inside >= 0 && inside <= first)) wrong.push(t);
    }
    expect(wrong).toEqual([]);
  },
);

test("cycles come to an end after the last, and shrinking ones fit into their geometric sum", () => {
  expect(cyclesOf(10, 1, 3).total).toBe(30);
  expect([0, 29, 30, 31].map(cyclesOf(10, 1, 3).index)).toEqual([0, 2, 3, 3]);
  expect(cyclesOf(16, 0.5, 4).total).toBe(30);
  expect([15, 16, 23, 24, 28, 29, 30].map(cyclesOf(16, 0.5, 4).index)).toEqual([0, 1, 1, 2, 3, 3, 4]);
});
