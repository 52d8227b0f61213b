import { expect, test } from "vitest";
import { readConfig } from "../index.ts";
import { inWords } from "./rule.ts";

const first = (text: string, options = {}) => readConfig(text, options)?.found[0];

test("what is not understood is left out with partial, wherever it stands, and told with its place", () => {
  const text = `a: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 30, gamma: "$\{gamma}"}\n`;
  expect(() => readConfig(text, {})).toThrow(
    /^line 1, column 70, gamma: expected a value, received \$\{gamma\}; give it/,
  );
  const reading = readConfig(text, { partial: true });
  expect(reading?.found[0].call.kwargs).toEqual({ step_size: 30 });
  expect(reading?.leftOut).toEqual([
    {
      place: { line: 1, column: 70 },
      says: expect.stringContaining("gamma is left out: nothing here sets $"),
    },
  ]);
});

test("what the text leaves open is taken from names, as it is written", () => {
  const text = `a: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 30, gamma: "$\{gamma}"}\n`;
  expect(first(text, { names: { "${gamma}": 0.5 } })?.call.kwargs).toEqual({ step_size: 30, gamma: 0.5 });
  const flags = "train.py --lr_scheduler_type linear --learning_rate $LR --max_steps 10";
  expect(first(flags, { names: { $LR: 0.25 } })?.context.baseLrs).toEqual([0.25]);
});

test("the text wins over what is known beside it, which fills in the rest", () => {
  const facts = { baseLrs: [1, 2], horizon: { steps: 7 } };
  const silent = first("lr_scheduler_type: linear\n", { facts });
  expect(silent?.context).toMatchObject({ baseLrs: [1, 2], horizon: { steps: 7 } });
  expect(silent?.call.kwargs?.num_training_steps).toBe(7);
  const loud = first("lr_scheduler_type: linear\nlearning_rate: 0.5\nmax_steps: 9\n", { facts });
  expect(loud?.context).toMatchObject({ baseLrs: [0.5], horizon: { steps: 9 } });
});

test("all mistakes of a config are told at once, a line each", () => {
  const text =
    "lr_scheduler_type: linear\nlearning_rate: fast\nwarmup_ratio: 2\nwarmup_setps: 1\nmax_steps: 1.5\n";
  try {
    readConfig(text, {});
    expect.unreachable();
  } catch (error) {
    const lines = (error as Error).message.split("\n").map((line) => line.slice(0, 20));
    expect(lines).toEqual([
      "line 4, column 1, wa",
      "line 2, column 16, l",
      "line 5, column 12, m",
      "line 3, column 15, w",
    ]);
  }
});

test("a key that stands twice is told once", () => {
  const assumed = first("lr_scheduler_type: linear\nmax_steps: 1\nlearning_rate: 1\nmax_steps: 2\n")?.assumed;
  expect(assumed).toEqual(["max_steps stands in lines 2 and 4: the later one counts."]);
});

test("a rule is told in words", () => {
  expect(inWords({ whole: true, min: 0, max: 3 })).toBe("a whole number, at least 0, at most 3");
  expect(inWords({ above: 0 })).toBe("a number, above 0");
});
