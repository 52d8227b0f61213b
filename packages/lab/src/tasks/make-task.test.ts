import { expect, test } from "vitest";
import { checkBatchSize, fitBatchSize } from "./batch-size.ts";
import { makeTask } from "./make-task.ts";
import type { TaskSpec } from "./task.ts";
import { count, counted, fileName, listed, rounded, someOf } from "./words.ts";

const text = Array.from({ length: 1000 }, (_, i) => `line ${i}\n`).join("");

test("a task is made of each kind of spec, and what is no kind is refused", () => {
  expect(makeTask({ kind: "text", text }).kind).toBe("text");
  expect(() => makeTask({ kind: "audio" } as unknown as TaskSpec)).toThrow(
    'kind: expected "text", "csv" or "images", received "audio"',
  );
});

test("the split seed draws the parts; the same one draws the same", () => {
  const batch = (splitSeed?: number) => makeTask({ kind: "text", text, splitSeed }).valid.batch([0, 1, 2]);
  expect(batch()).toEqual(batch(0));
  expect(batch(1)).not.toEqual(batch(0));
  expect(() => makeTask({ kind: "text", text, splitSeed: 0.5 })).toThrow(
    "splitSeed: expected a whole number, received 0.5",
  );
});

test("a batch is halved until an epoch has four, but not below four rows", () => {
  expect([1000, 256, 255, 100, 20, 5].map((rows) => fitBatchSize(64, rows))).toEqual([64, 64, 32, 16, 4, 4]);
});

test("a batch size that the training part cannot fill is refused", () => {
  const rows = Array.from({ length: 20 }, (_, i) => `${i * i},${i % 2}`);
  const task = makeTask({ kind: "csv", target: "y", text: ["x,y", ...rows].join("\n") });
  expect(task.train.rows).toBe(14);
  expect(() => checkBatchSize(task, 14)).not.toThrow();
  expect(() => checkBatchSize(task, 15)).toThrow(
    "batchSize: expected at most 14 rows, as the training part has, received 15",
  );
  for (const size of [0, -1, 1.5, Number.NaN])
    expect(() => checkBatchSize(task, size)).toThrow(
      "batchSize: expected a whole number of rows, at least 1",
    );
});

test("words for counts and lists", () => {
  expect([1, 12, 1234, 1234567].map(count)).toEqual(["1", "12", "1,234", "1,234,567"]);
  expect([counted(1, "row"), counted(1000, "row"), counted(2, "class", "classes")]).toEqual([
    "1 row",
    "1,000 rows",
    "2 classes",
  ]);
  expect(listed(["a", "b", "c"], 2)).toBe("a, b and 1 more");
  expect([someOf(5, 5), someOf(1000, 2000)]).toEqual(["5", "1,000 of 2,000"]);
  expect([0, 1 / 3, -1234.56, 12345678, 1.23456e-7, 1e20].map(rounded)).toEqual([
    "0",
    "0.3333",
    "-1235",
    "12345678",
    "1.235e-7",
    "100000000000000000000",
  ]);
  expect(["a/b.csv", "C:\\data\\b.csv", "b.csv", "a/b/"].map(fileName)).toEqual([
    "b.csv",
    "b.csv",
    "b.csv",
    "b",
  ]);
});
