import { describe, expect, test } from "vitest";
import { readBudget } from "./budget.ts";

describe("a budget", () => {
  test.each([
    ["90s", { unit: "seconds", amount: 90 }],
    ["5min", { unit: "seconds", amount: 300 }],
    ["1.5h", { unit: "seconds", amount: 5400 }],
    ["200k steps", { unit: "steps", amount: 200_000 }],
    ["20000steps", { unit: "steps", amount: 20_000 }],
    ["60runs", { unit: "runs", amount: 60 }],
    [" 60 runs ", { unit: "runs", amount: 60 }],
  ])("%s", (text, budget) => expect(readBudget(text)).toEqual(budget));

  test.each([
    "",
    "90",
    "0s",
    "-5s",
    "s",
    "5 parsecs",
    "1e400s",
    "0.5runs",
    "NaN runs",
    "constructor",
    "5constructor",
  ])("%j is none, and the sentence says what is", (text) => {
    expect(readBudget(text)).toMatchObject({ path: "--budget", expected: expect.stringContaining("90s") });
  });
});
