import fc from "fast-check";
import { expect, test } from "vitest";
import type { Dataset } from "../tasks/index.ts";
import { createBatchStream } from "./batches.ts";

/** A data set whose rows are their own numbers. */
const numbers = (rows: number): Dataset => ({
  rows,
  batch: (places) => ({ x: Float32Array.from(places), y: Int32Array.from(places) }),
});

const stream = (
  rows: number,
  microBatch: number,
  accumulation: number | ((step: number) => number),
  seed = 1,
) => createBatchStream(numbers(rows), { seed, microBatch, accumulation });

const rowsAt = (from: ReturnType<typeof stream>, step: number): number[] =>
  from.at(step).flatMap(({ y }) => [...y]);

test("every epoch has each row once, whatever the batch size", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 3 }),
      fc.nat(),
      (rows, acc, seed) => {
        const microBatch = 1 + (seed % rows);
        const all = stream(rows, microBatch, acc, seed);
        const steps = Math.ceil((3 * rows) / (microBatch * acc));
        const seen = Array.from({ length: steps }, (_, step) => rowsAt(all, step)).flat();
        for (const epoch of [0, 1, 2]) {
          const part = seen.slice(epoch * rows, (epoch + 1) * rows).sort((a, b) => a - b);
          expect(part).toEqual(Array.from({ length: rows }, (_, i) => i));
        }
      },
    ),
    { seed: 3, numRuns: 50 },
  );
});

test("the batches of a step do not depend on which were asked for before", () => {
  const forward = stream(50, 8, 2);
  const inOrder = Array.from({ length: 30 }, (_, step) => rowsAt(forward, step));
  const jumping = stream(50, 8, 2);
  for (const step of [29, 0, 17, 3, 17]) expect(rowsAt(jumping, step)).toEqual(inOrder[step]);
});

test("a changing number of micro-batches goes through the same rows in the same order", () => {
  const doubling = (step: number): number => (step < 4 ? 1 : 3);
  const grown = stream(31, 5, doubling);
  const plain = stream(31, 5, 1);
  const all = (from: typeof plain, steps: number) =>
    Array.from({ length: steps }, (_, k) => rowsAt(from, k)).flat();
  expect(all(grown, 8)).toEqual(all(plain, 4 + 3 * 4));
  expect(grown.at(6)).toHaveLength(3);
  expect(grown.seenBefore(6)).toBe(5 * (4 + 3 * 2));
});

test("another seed gives another order", () => {
  expect(rowsAt(stream(100, 100, 1, 1), 0)).not.toEqual(rowsAt(stream(100, 100, 1, 2), 0));
});
