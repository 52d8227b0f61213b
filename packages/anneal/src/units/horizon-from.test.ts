import fc from "fast-check";
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
  [
    "no length",
    { dataset: 10 },
    /^run: expected exactly one of steps, epochs, samples, tokens as its length, received nothing$/,
  ],
  ["two lengths", { steps: 10, epochs: 1 }, /^run: expected exactly one of .+, received "steps and epochs"$/],
  [
    "more steps than a run may have",
    { steps: 2e15 },
    /^steps: expected a run of 1 to 1e15 steps, received 2000000000000000/,
  ],
  ["a text", "90 epochs", /^run: expected an object of facts, received "90 epochs"$/],
  [
    "a number in a text",
    { steps: 1, microBatch: "64" },
    /^microBatch: expected a whole number above 0, received "64"$/,
  ],
  ["a yes that is none", { steps: 1, dropLast: 1 }, /^dropLast: expected true or false, received 1$/],
  [
    "Infinity",
    { tokens: Infinity, tokensPerStep: 1 },
    /^tokens: expected a number above 0, received Infinity$/,
  ],
  [
    "epochs of an unknown data set",
    { epochs: 1 },
    /^epochs: expected stepsPerEpoch, or dataset and microBatch/,
  ],
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

test("ResNet on ImageNet: 90 epochs of 1,281,167 images in batches of 256 are 450,450 steps", () => {
  const facts = { dataset: 1_281_167, epochs: 90, microBatch: 32, devices: 8 };
  expect(horizonFrom(facts).horizon).toEqual({ steps: 450_450, stepsPerEpoch: 5005, samplesPerStep: 256 });
  expect(horizonFrom({ ...facts, dropLast: true }).horizon.stepsPerEpoch).toBe(5004);
});

test("LLaMA's 1.4 trillion tokens in batches of 4 million, MiniCPM's batch of 3.93 million", () => {
  expect(horizonFrom({ tokens: 1.4e12, tokensPerStep: 4e6 }).horizon.steps).toBe(350_000);
  const { horizon } = horizonFrom({ tokens: 1e12, microBatch: 4, devices: 240, tokensPerSample: 4096 });
  expect(horizon).toEqual({ steps: 254_313, samplesPerStep: 960, tokensPerStep: 3_932_160 });
});

test("any data set in any batch has the updates that transformers and accelerate count", () => {
  const small = fc.integer({ min: 1, max: 12 });
  const facts = fc.record({
    dataset: fc.integer({ min: 1, max: 5000 }),
    microBatch: small,
    devices: small,
    accumulation: small,
    epochs: small,
    dropLast: fc.boolean(),
  });
  fc.assert(
    fc.property(facts, (run) => {
      const { dataset, microBatch, devices, accumulation, epochs, dropLast } = run;
      // torch's BatchSampler, then accelerate's BatchSamplerShard with even batches.
      const batches = dropLast ? Math.floor(dataset / microBatch) : Math.ceil(dataset / microBatch);
      const whole = Math.floor(batches / devices);
      const lenDataloader = dropLast || batches % devices === 0 ? whole : whole + 1;
      if (lenDataloader === 0) {
        expect(() => horizonFrom(run)).toThrow(/^dataset: expected at least one whole micro-batch/);
        return;
      }
      // transformers' Trainer.
      const perEpoch = Math.max(
        1,
        Math.floor(lenDataloader / accumulation) + (lenDataloader % accumulation > 0 ? 1 : 0),
      );
      expect(horizonFrom(run).horizon).toEqual({
        steps: Math.ceil(epochs * perEpoch),
        stepsPerEpoch: perEpoch,
        samplesPerStep: microBatch * devices * accumulation,
      });
    }),
    { seed: 91, numRuns: 2000 },
  );
});

test("what divides evenly is said without an about, however the division rounds", () => {
  // 1/49 * 49 is below 1.
  for (let batch = 1; batch < 2000; batch++) {
    expect(horizonFrom({ samples: 3 * batch, microBatch: batch }).says.at(-1)).toMatch(/samples: 3 steps$/);
    expect(horizonFrom({ tokens: 7 * batch, tokensPerStep: batch }).says.at(-1)).toMatch(/tokens: 7 steps$/);
  }
});

test("each sentence says one thing that was found, figures in groups of three", () => {
  const says = (facts: RunFacts): readonly string[] => horizonFrom(facts).says;
  expect(says({ steps: 1000 })).toEqual([]);
  expect(says({ dataset: 50_000, epochs: 90, microBatch: 128 })).toEqual([
    "50,000 samples are 391 micro-batches, the last one smaller: 391 steps per epoch",
    "90 epochs: 35,190 steps",
  ]);
  expect(says({ dataset: 64, epochs: 1, microBatch: 64 })).toEqual([
    "64 samples are 1 micro-batch: 1 step per epoch",
    "1 epoch: 1 step",
  ]);
  expect(
    says({ dataset: 1005, epochs: 0.5, microBatch: 10, accumulation: 2, devices: 2, dropLast: true }),
  ).toEqual([
    "micro-batches of 10 samples, 2 accumulated, on 2 devices: 40 samples per step",
    "1,005 samples are 50 micro-batches per device, the incomplete one dropped, 2 to a step: 25 steps per epoch",
    "0.5 epochs: about 13 steps",
  ]);
  expect(says({ tokens: 1e9, microBatch: 8, tokensPerSample: 1024 })).toEqual([
    "8 samples of 1,024 tokens: 8,192 tokens per step",
    "1,000,000,000 tokens: about 122,070 steps",
  ]);
});

test("tokens per step that are known as such count, whatever the samples hold", () => {
  const { horizon } = horizonFrom({ tokens: 1e6, tokensPerStep: 1000, microBatch: 8, tokensPerSample: 999 });
  expect(horizon).toEqual({ steps: 1000, samplesPerStep: 8, tokensPerStep: 1000 });
});

test("every mistake is told at once", () => {
  expect(() => horizonFrom({ epochs: -1, microBatch: 0.5, dropLst: true } as never)).toThrow(
    /^epochs: .+\nmicroBatch: .+\ndropLst: .+did you mean "dropLast"\?$/,
  );
});
