import { expect, test } from "vitest";
import { buffersOf } from "./buffers-of.ts";
import { trimmed } from "./trimmed.ts";

test("the buffers of an answer are found once each, wherever they stand", () => {
  const [one, two] = [new Float64Array(4), Float64Array.of(1, 2)];
  const loop: { again?: unknown } = {};
  loop.again = loop;
  const answer = {
    tables: [{ run: { lr: { steps: one, values: two }, loss: { steps: one, values: one.subarray(1) } } }],
    loop,
  };
  expect(buffersOf(answer)).toEqual([one.buffer, two.buffer]);
  expect(buffersOf("none")).toEqual([]);
});

test("a run has the room to grow cut off, shares the steps that it shared, and hands all of it over", () => {
  const held = Float64Array.from({ length: 8 }, (_, i) => i);
  const [steps, values] = [held.subarray(0, 3), Float64Array.of(3, 2, 1)];
  const run = trimmed({ name: "a", loss: { steps, values }, valLoss: { steps, values: steps } });
  expect(run).toEqual({ name: "a", loss: { steps, values }, valLoss: { steps, values: steps } });
  expect(run.loss?.steps.buffer.byteLength).toBe(24);
  expect(run.loss?.steps).toBe(run.valLoss?.values);
  expect(run.loss?.values).toBe(values);
  const there = structuredClone(run, { transfer: [...buffersOf(run)] });
  expect([...(there.loss?.steps ?? [])]).toEqual([0, 1, 2]);
  expect(run.loss?.values).toHaveLength(0);
});
