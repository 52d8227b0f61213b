import { AnnealError, compile } from "anneal";
import { from } from "anneal/convert";
import { expect, test } from "vitest";
import type { ReadOptions } from "../../../reading.ts";
import { readConfig } from "../../index.ts";

/** The only scheduler of a text. */
function one(text: string, options: ReadOptions = {}) {
  const found = readConfig(text, options)?.found ?? [];
  expect(found).toHaveLength(1);
  return found[0];
}

/** Its LR at a step. */
function lrAt(text: string, step: number, options: ReadOptions = {}): number {
  const { framework, call, context } = one(text, options);
  return compile(from(framework, call, context).groups[0], { steps: context.horizon?.steps ?? 1000 }).at(
    step,
  );
}

const told = (text: string, options: ReadOptions = {}): string => {
  try {
    return JSON.stringify(readConfig(text, options));
  } catch (error) {
    expect(error).toBeInstanceOf(AnnealError);
    return (error as Error).message;
  }
};

const flags =
  "--learning_rate 3e-4 --lr_scheduler_type cosine --warmup_ratio 0.03 --max_steps 1000 --lr_scheduler_kwargs '{\"num_cycles\": 0.5}'";
const yaml = `learning_rate: 3.0e-4
lr_scheduler_type: cosine
warmup_ratio: 0.03
max_steps: 1000
lr_scheduler_kwargs:
  num_cycles: 0.5
`;
const json = `{"learning_rate": 0.0003, "lr_scheduler_type": "cosine", "warmup_ratio": 0.03,
 "max_steps": 1000, "lr_scheduler_kwargs": {"num_cycles": 0.5}}`;

test.each([
  ["flags", flags],
  ["flags with =", flags.replace(/(--\w+) /g, "$1=")],
  ["flags with hyphens", flags.replaceAll("_rate", "-rate").replace("max_steps", "max-steps")],
  [
    "a line of a shell",
    `CUDA_VISIBLE_DEVICES=0,1 torchrun --nproc_per_node 8 train.py ${flags} \\\n  --bf16 # done`,
  ],
  ["YAML", yaml],
  ["YAML with CRLF and BOM", `\uFEFF${yaml.replaceAll("\n", "\r\n")}`],
  ["JSON", json],
  ["a dictionary below", `trainer:\n  args:\n${yaml.replaceAll(/^/gm, "    ")}`],
])("the same TrainingArguments as %s give the LRs of get_cosine_schedule_with_warmup", (_, text) => {
  // warmup = ceil(1000 * 0.03) = 30, then 3e-4 * (1 + cos(pi * (t - 30) / 970)) / 2
  expect(one(text).call.kwargs).toEqual({ num_warmup_steps: 30, num_training_steps: 1000, num_cycles: 0.5 });
  expect(lrAt(text, 15)).toBeCloseTo(1.5e-4, 15);
  expect(lrAt(text, 30)).toBeCloseTo(3e-4, 15);
  expect(lrAt(text, 515)).toBeCloseTo((3e-4 * (1 + Math.cos((Math.PI * 485) / 970))) / 2, 15);
  expect(lrAt(text, 1000)).toBeCloseTo(0, 15);
});

test("what is not written has the defaults of TrainingArguments, and that is told", () => {
  const { call, context, assumed } = one("output_dir: out\nper_device_train_batch_size: 8\nmax_steps: 100\n");
  expect(call).toMatchObject({ name: "linear", kwargs: { num_warmup_steps: 0, num_training_steps: 100 } });
  expect(context.baseLrs).toEqual([5e-5]);
  expect(assumed).toContain("learning_rate is 0.00005, the default.");
  expect(assumed).toContain("lr_scheduler_type is linear, the default.");
});

test.each([
  ["max_steps: 1001\nwarmup_ratio: 0.03", 31], // ceil(30.03)
  ["max_steps: 100\nwarmup_ratio: 0.07", 8], // 100 * 0.07 is 7.000000000000001 in floats, so Python's ceil gives 8
  ["max_steps: 100\nwarmup_steps: 20\nwarmup_ratio: 0.5", 20], // steps win
  ["max_steps: 100\nwarmup_steps: 0\nwarmup_ratio: 0.5", 50],
  ["max_steps: 100\nwarmup_steps: 0.25", 25], // transformers 5
  ["max_steps: 100\nwarmup_steps: 12.0", 12],
])("%j warms up for %d updates", (text, warmup) => {
  expect(one(`${text}\nlearning_rate: 0.001`, { from: "transformers" }).call.kwargs?.num_warmup_steps).toBe(
    warmup,
  );
});

test("transformers 5 lets the ratio win over steps", () => {
  const text = "max_steps: 100\nwarmup_steps: 20\nwarmup_ratio: 0.5\nlearning_rate: 0.001";
  expect(one(text, { facts: { version: "5.0.0" } }).call.kwargs?.num_warmup_steps).toBe(50);
});

test.each([
  [{ stepsPerEpoch: 100 }, 300],
  [{ stepsPerEpoch: 12.5 }, 39], // ceil(12.5) = 13 an epoch
  [{ steps: 777, stepsPerEpoch: 100 }, 300],
])("epochs become updates by what is known of the data: %j", (horizon, steps) => {
  const found = one("num_train_epochs: 3\nlearning_rate: 0.001", { facts: { horizon } });
  expect(found.context.horizon?.steps).toBe(steps);
  expect(found.assumed.join(" ")).toContain(`make ${steps}`);
});

test("without a length the text asks for it by name, unless the scheduler needs none", () => {
  expect(told("num_train_epochs: 3\nlr_scheduler_type: cosine")).toMatch(
    /line 1, column 19, num_train_epochs: expected the length of the run.*received 3.*--steps-per-epoch/,
  );
  expect(lrAt("learning_rate: 0.001\nlr_scheduler_type: constant", 5)).toBe(0.001);
});

test.each([
  [
    "warmup_setps: 10",
    "line 3, column 1, warmup_setps: expected a known key of the schedule",
    'did you mean "warmup_steps"?',
  ],
  [
    "lr_scheduler_type: cosin",
    "line 3, column 20, lr_scheduler_type: expected one of linear",
    'did you mean "cosine"?',
  ],
  [
    "warmup_ratio: 3",
    "line 3, column 15, warmup_ratio: expected a number, at least 0, at most 1, received 3",
    "",
  ],
  ["warmup_steps: many", "line 3, column 15, warmup_steps: expected a number", '"many"'],
  ["max_step: 3", "line 3, column 1, max_step", 'did you mean "max_steps"?'],
  ["lr_scheduler_kwargs: [1]", "line 3, column 22, lr_scheduler_kwargs: expected a dictionary", ""],
])("%j is told where it stands", (line, start, rest) => {
  const message = told(`learning_rate: 0.001\nmax_steps: 100\n${line}`, { from: "transformers" });
  expect(message).toContain(start);
  expect(message).toContain(rest);
});

test("with partial, what is not known is left out, and that is told", () => {
  const text = "learning_rate: 0.001\nmax_steps: 100\nmm_projector_lr: 2e-5\noptim: sgd\n";
  expect(told(text)).toContain("line 3, column 1, mm_projector_lr");
  const reading = readConfig(text, { partial: true });
  expect(reading?.leftOut).toEqual([
    { place: { line: 3, column: 1 }, says: expect.stringContaining("mm_projector_lr is left out") },
  ]);
  expect(reading?.found).toHaveLength(1);
});

test("PyYAML's trap is told: a number without a point is text to it", () => {
  const more = "max_steps: 100\noptim: adamw_torch\n";
  const { context, assumed } = one(`learning_rate: 3e-4\n${more}`);
  expect(context.baseLrs).toEqual([3e-4]);
  expect(assumed.join(" ")).toContain("PyYAML reads learning_rate: 3e-4 as text");
  expect(one(`learning_rate: 3.0e-4\n${more}`).assumed.join(" ")).not.toContain("PyYAML");
  expect(one("--learning_rate 3e-4 --max_steps 100 --optim sgd").assumed.join(" ")).not.toContain("PyYAML");
});
