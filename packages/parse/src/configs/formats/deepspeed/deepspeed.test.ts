import { AnnealError, compile } from "anneal";
import { from } from "anneal/convert";
import { expect, test } from "vitest";
import { readConfig } from "../../index.ts";

const config = (scheduler: object, more: object = {}): string =>
  JSON.stringify(
    { train_micro_batch_size_per_gpu: 4, zero_optimization: { stage: 2 }, ...more, scheduler },
    null,
    2,
  );

const adam = { optimizer: { type: "AdamW", params: { lr: 0.001, betas: [0.9, 0.95] } } };

test("the scheduler of DeepSpeed's JSON is read with the LR of its optimizer", () => {
  const text = config({ type: "WarmupLR", params: { warmup_num_steps: 100, warmup_type: "linear" } }, adam);
  const reading = readConfig(text, {});
  expect(reading?.format).toBe("DeepSpeed JSON");
  const [{ framework, call, context, place }] = reading?.found ?? [];
  expect(place.line).toBe(text.split("\n").findIndex((line) => line.includes('"WarmupLR"')) + 1);
  const curve = compile(from(framework, call, context).groups[0], { steps: 1000 });
  // One update late: update 51 is half way, and the top is the LR of the optimizer.
  expect(curve.at(51)).toBeCloseTo(0.0005, 15);
  expect(curve.at(500)).toBe(0.001);
});

test('what is "auto" is filled in as the Trainer does, from what is known', () => {
  const params = {
    warmup_min_lr: "auto",
    warmup_max_lr: "auto",
    warmup_num_steps: 10,
    total_num_steps: "auto",
  };
  const text = config(
    { type: "WarmupDecayLR", params },
    { optimizer: { type: "AdamW", params: { lr: "auto" } } },
  );
  const [{ call }] = readConfig(text, { facts: { baseLrs: [2e-5], horizon: { steps: 500 } } })?.found ?? [];
  expect(call.kwargs).toEqual({
    warmup_min_lr: 0,
    warmup_max_lr: 2e-5,
    warmup_num_steps: 10,
    total_num_steps: 500,
  });
  expect(() => readConfig(text, {})).toThrow(/line \d+, column \d+, lr: expected a number, received "auto"/);
  const bare = JSON.stringify({
    scheduler: { type: "WarmupLR", params: { warmup_max_lr: "auto", warmup_num_steps: 100 } },
  });
  expect(readConfig(bare, { facts: { baseLrs: [2e-5] } })?.found[0].call.kwargs).toMatchObject({
    warmup_max_lr: 2e-5,
  });
  expect(() => readConfig(bare, {})).toThrow(/warmup_max_lr: expected a number, received "auto"/);
  expect(() => readConfig(text, { facts: { baseLrs: [2e-5] } })).toThrow(
    /line \d+, column \d+, total_num_steps: expected a number, received "auto".*--steps/,
  );
});

test('what only the program knows of "auto" can be given by its name', () => {
  const text = config({ type: "WarmupLR", params: { warmup_num_steps: "auto" } }, adam);
  expect(() => readConfig(text, {})).toThrow("--set 'warmup_num_steps=NUMBER'");
  const [{ call }] = readConfig(text, { names: { warmup_num_steps: 77 } })?.found ?? [];
  expect(call.kwargs).toEqual({ warmup_num_steps: 77 });
});

test("a scheduler of torch is torch's, as DeepSpeed takes it", () => {
  const text = config({ type: "CosineAnnealingLR", params: { T_max: 100 } }, adam);
  expect(readConfig(text, {})?.found[0]).toMatchObject({ framework: "torch", context: { baseLrs: [0.001] } });
});

test.each([
  [config({ type: "WarmupLr", params: {} }, adam), 'did you mean "WarmupLR"?'],
  [config({ params: {} }, adam), "type: expected"],
  ['{"zero_optimization": {}, "bf16": {"enabled": true}}', "the LR is left to the program"],
  [
    `{"scheduler": {"type": "WarmupLR", "params": {}},\n "scheduler": {"type": "OneCycle", "params": {}}}`,
    "line 2, column 2, scheduler: expected one value",
  ],
  [
    '{"scheduler": {"type": "WarmupLR", "params": 3}, "zero_optimization": {}}',
    "line 1, column 46, params: expected a dictionary",
  ],
])("%s is refused", (text, message) => {
  expect(() => readConfig(text, {})).toThrow(AnnealError);
  expect(() => readConfig(text, {})).toThrow(message);
});
