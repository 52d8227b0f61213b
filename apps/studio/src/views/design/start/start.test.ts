import { check, compile, type Spec } from "anneal";
import { presets } from "anneal/advise";
import { expect, test } from "vitest";
import { presetCount } from "./preset-count.ts";
import { presetName } from "./preset-names.ts";
import { fitPreset } from "./presets.ts";
import { firstShapes, shapes } from "./shapes.ts";

test("the count on the start page is that of the list", () => {
  expect(presets).toHaveLength(presetCount);
});

test.each([100, 10_000, 4_720_000])(
  "every shape fits a run of %d steps and has the peak that was asked for",
  (steps) => {
    for (const shape of [...shapes, ...firstShapes]) {
      const spec = shape.make(3e-4) as Spec;
      expect(check(spec, { steps }).problems).toEqual([]);
      const { at } = compile(spec, { steps });
      const values = Array.from({ length: 1001 }, (_, k) => at((steps * k) / 1000));
      expect(Math.max(...values)).toBeCloseTo(3e-4, 5);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    }
  },
);

test.each([3e-4, 7e-4, 1.1e-3, 0.1])(
  "no shape writes a level of %d with the noise of its division",
  (peak) => {
    for (const { name, make } of [...shapes, ...firstShapes]) {
      const written = JSON.stringify(make(peak)).match(/\d[\d.]*(?:e[+-]?\d+)?/g) ?? [];
      for (const number of written) expect(Number(Number(number).toPrecision(12)), name).toBe(Number(number));
    }
  },
);

test("every published schedule fits any run, whatever it was written for", () => {
  for (const preset of presets) {
    for (const horizon of [
      { steps: 25_000 },
      { steps: 300, tokensPerStep: 1 },
      { steps: 1000, stepsPerEpoch: 50 },
    ]) {
      const { spec, source } = fitPreset(preset, horizon);
      expect(check(spec, horizon).problems, preset.id).toEqual([]);
      expect(source).toContain(preset.source);
    }
  }
});

test("a published schedule keeps its course: its peak, and where it ends", () => {
  const smol = presets.find(({ id }) => id === "smollm3-3b")!;
  const { spec } = fitPreset(smol, { steps: 4720 });
  // 2,000 of 4,720,000 steps are warmed up: 2 of 4,720.
  expect(compile(spec as Spec, { steps: 4720 }).at(2)).toBeCloseTo(2e-4, 12);
  expect(compile(spec as Spec, { steps: 4720 }).at(4720)).toBeCloseTo(0, 7);
});

test("no published schedule has the name of another", () => {
  const names = presets.map(({ id }) => presetName(id));
  expect(new Set(names).size).toBe(names.length);
  expect(presetName("smollm3-3b")).toBe("SmolLM3 3B");
  expect(presetName("nanogpt-gpt2-124m")).toBe("nanoGPT GPT-2 124M");
  expect(presetName("resnet50-pytorch")).toBe("ResNet-50, torchvision");
});
