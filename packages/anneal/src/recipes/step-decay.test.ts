import { test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { stepDecay } from "./step-decay.ts";

test.each([
  [30, 0.1],
  [1, 0.97],
  [7, 0.5],
])("every %d steps by %d it is torch's StepLR", (size, gamma) => {
  const torch = (t: number): number => 0.1 * gamma ** Math.floor(t / size);
  expectFollows(stepDecay({ peak: 0.1, every: size, factor: gamma }), { steps: 300 }, torch);
});

test.each([12, 12.5])("a warmup of %d steps does not move the treads", (warmup) => {
  const spec = stepDecay({ peak: 1, every: 20, factor: 0.5, warmup, warmupFrom: 0 });
  expectFollows(spec, { steps: 300 }, (t) => (t < warmup ? t / warmup : 0.5 ** Math.floor(t / 20)));
});

test("treads in epochs are the staircase of Keras ExponentialDecay", () => {
  const keras = (step: number): number => 0.1 * 0.96 ** Math.floor(step / 125);
  const spec = stepDecay({ peak: 0.1, every: "2ep", factor: 0.96 });
  expectFollows(spec, { steps: 1000, stepsPerEpoch: 62.5 }, keras);
});
