import { expect, test } from "vitest";
import { readConfig } from "./index.ts";

const formatOf = (text: string, options = {}) => readConfig(text, options)?.format;
const lrs = (text: string, options = {}) =>
  readConfig(text, options)?.found.map(({ context }) => context.baseLrs?.[0]);

const stage = (lr: number): string => `{lr_scheduler_type: linear, learning_rate: ${lr}, max_steps: 10}`;

test("each stage of a config is read, in order", () => {
  expect(lrs(`sft: ${stage(1)}\ndpo: ${stage(0.5)}\n`)).toEqual([1, 0.5]);
  expect(lrs(`- ${stage(1)}\n- ${stage(0.5)}\n`)).toEqual([1, 0.5]);
});

test("each command of a script is read, the same one once", () => {
  const run = (lr: number): string =>
    `python train.py --lr_scheduler_type linear --learning_rate ${lr} --max_steps 10\n`;
  expect(lrs(`#!/bin/bash\nmkdir -p out\n${run(1)}if true; then\n${run(0.5)}else\n${run(1)}fi\n`)).toEqual([
    1, 0.5,
  ]);
});

test("what stands further out is read, and what is deeper than anybody looks is not", () => {
  expect(lrs(`a: {b: {c: ${stage(0.5)}}}\n`)).toEqual([0.5]);
  expect(lrs(`lr_scheduler_type: linear\nlearning_rate: 1\nmax_steps: 1\na: ${stage(0.5)}\n`)).toEqual([1]);
  expect(() => lrs(`a: {b: {c: {d: {e: ${stage(0.5)}}}}}\n`)).toThrow("the keys of a scheduler");
});

test("a library's config is its own before it is that of transformers", () => {
  const keys = "learning_rate: 1\nlr_scheduler_type: constant\n";
  expect(formatOf(keys)).toBe("TrainingArguments");
  expect(formatOf(`${keys}finetuning_type: lora\n`)).toBe("LLaMA-Factory");
  expect(formatOf("base_model: m\nlearning_rate: 1\nlr_scheduler: constant\nnum_epochs: 1\n")).toBe(
    "axolotl",
  );
});

test("what several frameworks could have written asks whose it is", () => {
  const text = "lr: 0.1\nepochs: 5\n";
  expect(() => formatOf(text)).toThrow("say so with --from timm");
  expect(formatOf(text, { from: "timm" })).toBe("timm");
  const both =
    "lr_scheduler_type: constant\nlearning_rate: 1\nlr_decay_style: constant\nlr: 1\ntrain_iters: 5\n";
  expect(() => formatOf(both)).toThrow("keys of Megatron-LM and TrainingArguments; say which with --from");
  expect(formatOf(both, { from: "transformers", partial: true })).toBe("TrainingArguments");
  expect(formatOf(both, { from: "megatron", partial: true })).toBe("Megatron-LM");
});

test("a framework without configs of a kind says so", () => {
  expect(() => formatOf("--lr 0.1", { from: "keras" })).toThrow(
    "flags of a framework that has such, unlike keras",
  );
  expect(() => formatOf("a: 1", { from: "nanogpt" })).toThrow("learning_rate with warmup_iters");
});
