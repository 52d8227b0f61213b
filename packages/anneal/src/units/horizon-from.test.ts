import { expect, test } from "vitest";
import { horizonFrom, type RunFacts } from "./horizon-from.ts";

test("ImageNet in an hour: 1,281,167 images, 256 workers of 32 are 8192 a step, 157 steps an epoch", () => {
  // Goyal et al. 2017: 90 epochs at minibatch 8192. ceil(1281167 / 8192) = 157.
  const { horizon } = horizonFrom({ dataset: 1_281_167, epochs: 90, microBatch: 32, devices: 256 });
  expect(horizon).toEqual({ steps: 90 * 157, stepsPerEpoch: 157, samplesPerStep: 8192 });
});

test("GPT-3's 300 billion tokens at 3.2 million a step are 93,750 steps", () => {
  const { horizon } = horizonFrom({ tokens: 300e9, tokensPerStep: 3.2e6 });
  expect(horizon).toEqual({ steps: 93_750, tokensPerStep: 3.2e6 });
});

test("nanoGPT's batch: 12 sequences of 1024 tokens, 40 accumulated over 8 devices as 5 each, are 491,520 tokens", () => {
  const { horizon } = horizonFrom({
    tokens: 491_520 * 600_000,
    microBatch: 12,
    accumulation: 5,
    devices: 8,
    tokensPerSample: 1024,
  });
  expect(horizon).toEqual({ steps: 600_000, samplesPerStep: 480, tokensPerStep: 491_520 });
});

test("accumulation makes fewer steps, devices make each one larger", () => {
  const steps = (facts: Partial<RunFacts>) =>
    horizonFrom({ dataset: 6400, epochs: 1, microBatch: 10, ...facts }).horizon;
  expect(steps({})).toMatchObject({ steps: 640, samplesPerStep: 10 });
  expect(steps({ accumulation: 4 })).toMatchObject({ steps: 160, samplesPerStep: 40 });
  expect(steps({ devices: 4 })).toMatchObject({ steps: 160, samplesPerStep: 40 });
  expect(steps({ devices: 4, accumulation: 4 })).toMatchObject({ steps: 40, samplesPerStep: 160 });
});

test("an incomplete last micro-batch is a smaller one, or dropped; the last step takes what is left", () => {
  const steps = (facts: Partial<RunFacts>) =>
    horizonFrom({ dataset: 1005, epochs: 1, microBatch: 10, ...facts }).horizon.steps;
  expect(steps({})).toBe(101);
  expect(steps({ dropLast: true })).toBe(100);
  expect(steps({ accumulation: 3 })).toBe(34); // 101 micro-batches are 33 steps and two more
  expect(steps({ accumulation: 3, dropLast: true })).toBe(34);
  expect(steps({ accumulation: 4, dropLast: true })).toBe(25);
});

test("samples and steps give the length as well, and fractions of an epoch round to a step", () => {
  expect(horizonFrom({ samples: 1e6, microBatch: 64 }).horizon.steps).toBe(15_625);
  expect(horizonFrom({ steps: 777, dataset: 100, microBatch: 10 }).horizon).toEqual({
    steps: 777,
    stepsPerEpoch: 10,
    samplesPerStep: 10,
  });
  expect(horizonFrom({ epochs: 0.5, dataset: 70, microBatch: 10 }).horizon.steps).toBe(4); // 3.5
});

test("it says in words what it did", () => {
  const { says } = horizonFrom({
    dataset: 1005,
    epochs: 3,
    microBatch: 10,
    accumulation: 2,
    devices: 2,
    tokensPerSample: 128,
  });
  const text = says.join("; ");
  for (const figure of [
    "40 samples per step",
    "5,120 tokens per step",
    "51 micro-batches per device",
    "26 steps per epoch",
    "78 steps",
  ]) {
    expect(text).toContain(figure);
  }
});

test.each<[string, unknown, RegExp]>([
  ["no length", { dataset: 10 }, /^run: expected exactly one of steps, epochs, samples, tokens/],
  ["two lengths", { steps: 10, epochs: 1 }, /^run: expected exactly one of/],
  ["epochs of an unknown data set", { epochs: 1 }, /^epochs: expected dataset and microBatch/],
  ["tokens of an unknown size", { tokens: 1e9 }, /^tokens: expected tokensPerStep/],
  ["samples without a batch", { samples: 1e9 }, /^samples: expected microBatch/],
  ["half a device", { steps: 1, devices: 0.5 }, /^devices: expected a whole number above 0/],
  ["no data", { steps: 1, dataset: 0 }, /^dataset: expected a whole number above 0/],
  ["an unknown fact", { steps: 1, batchSize: 8 }, /^batchSize: expected one of/],
  ["a misspelt fact", { epoch: 3, dataset: 10, microBatch: 1 }, /did you mean "epochs"\?/],
  ["no run", null, /^run: expected an object/],
  [
    "a data set of less than one micro-batch",
    { epochs: 1, dataset: 5, microBatch: 10, dropLast: true },
    /^dataset: expected at least one whole micro-batch/,
  ],
  ["less than half a step", { tokens: 1, tokensPerStep: 1e6 }, /^tokens: expected a run of 1 to 1e15 steps/],
  ["NaN", { epochs: Number.NaN, dataset: 10, microBatch: 1 }, /^epochs: expected a number above 0/],
])("%s is refused", (_, facts, sentence) => {
  expect(() => horizonFrom(facts as RunFacts)).toThrow(sentence);
});
