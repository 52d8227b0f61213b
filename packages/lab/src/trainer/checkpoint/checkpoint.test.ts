import fc from "fast-check";
import { expect, test } from "vitest";
import type { Checkpoint } from "./checkpoint.ts";
import { readCheckpoint } from "./decode.ts";
import { writeCheckpoint } from "./encode.ts";

const checkpoint: Checkpoint = {
  model: { kind: "mlp", inputs: 1, hidden: [], outputs: 1, activation: "relu" },
  optimizer: { kind: "adam", ema: 0.9 },
  state: {
    step: 3,
    seconds: 1.25,
    machine: {
      updates: 3,
      weights: Float32Array.of(1, -0, 2 ** -149, Number.NaN, Number.POSITIVE_INFINITY),
      slots: [Float32Array.of(0.1), Float32Array.of(), Float32Array.of(3)],
      ema: Float32Array.of(7),
    },
    controller: { best: null, text: "é" },
    readings: [{ step: 1, loss: 0.5, accuracy: 1 / 3 }],
    watch: { first: 2, last: 1, high: null },
    ensemble: { snapshots: 2, valid: Float32Array.of(1, 2), test: Float32Array.of(3) },
  },
  more: { ends: { log: 12 } },
};

test("what is read is what was written, bit for bit", () => {
  expect(readCheckpoint(writeCheckpoint(checkpoint))).toMatchObject(checkpoint);
  const [weights, back] = [checkpoint, readCheckpoint(writeCheckpoint(checkpoint))].map((each) => [
    ...new Uint32Array(each.state.machine.weights.buffer),
  ]);
  expect(back).toEqual(weights);
});

test("the bytes are those of the description: name, length, JSON, float32 from the lowest byte, sum", () => {
  const bytes = Buffer.from(writeCheckpoint(checkpoint));
  expect(bytes.toString("latin1", 0, 20)).toBe("anneal checkpoint 1\n");
  const length = bytes.readUInt32LE(20);
  expect(length % 4).toBe(0);
  const header = JSON.parse(bytes.toString("utf8", 24, 24 + length));
  expect(header.blocks.map(([name]: [string]) => name)).toEqual([
    "weights",
    "slot 0",
    "slot 1",
    "slot 2",
    "ema",
    "valid predictions",
    "test predictions",
  ]);
  expect(bytes.readFloatLE(24 + length + 5 * 4)).toBe(Math.fround(0.1));
  expect(bytes.length).toBe(24 + length + 4 * (5 + 1 + 0 + 1 + 1 + 2 + 1) + 4);
});

test("a byte that is changed or missing anywhere is noticed", () => {
  const bytes = writeCheckpoint(checkpoint);
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const damaged = bytes.slice();
      damaged[at] ^= change;
      expect(() => readCheckpoint(damaged, "run/checkpoint.anneal")).toThrow("run/checkpoint.anneal: ");
      expect(() => readCheckpoint(bytes.subarray(0, at))).toThrow("checkpoint: ");
    }),
    { seed: 5 },
  );
});

test("a file of something else, and one of a later version, are told apart", () => {
  const text = (words: string): Uint8Array => new TextEncoder().encode(words);
  expect(() => readCheckpoint(text('{"a": 1}'))).toThrow(
    "expected a checkpoint of anneal, received something else",
  );
  expect(() => readCheckpoint(text("anneal checkpoint 2\n...."))).toThrow(
    "expected version 1 of the format, received version 2",
  );
});
