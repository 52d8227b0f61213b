import { expect, test } from "vitest";
import { problem } from "./problem.ts";

test.each([
  [{ ref: "len(train_loader)\n * 2" }, "len(train_loader) * 2"],
  [{ ref: "x".repeat(60) }, `${"x".repeat(50)}…`],
  [{ ref: "$& an object" }, "$& an object"],
  [{ ref: 3 }, "an object"],
  [{ ref: "x", more: 1 }, "an object"],
  [{ name: "int", args: ["3"] }, "int(…)"],
  [{ name: "int" }, "an object"],
  ["int", '"int"'],
  [[1], "a list of 1"],
  [null, "null"],
])("%o is shown as %s", (value, text) => {
  const found = problem("type", "lr", "a number", value, { suggestion: "write 1" });
  expect(found.received).toBe(text);
  expect(found.message).toBe(`lr: expected a number, received ${text}; write 1`);
});
