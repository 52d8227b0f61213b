import { test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { inverseTime } from "./inverse-time.ts";

test("it is Keras InverseTimeDecay", () => {
  const [initial, rate, decaySteps] = [0.1, 0.5, 30];
  const keras = (step: number): number => initial / (1 + (rate * step) / decaySteps);
  expectFollows(inverseTime({ peak: initial, rate, per: decaySteps }), { steps: 500 }, keras);
});

test("by default each step adds 1 to the divisor, after the warmup", () => {
  const spec = inverseTime({ peak: 1, warmup: 10, warmupFrom: 0.5 });
  expectFollows(spec, { steps: 100 }, (t) => (t < 10 ? 0.5 + 0.05 * t : 1 / (1 + (t - 10))));
});

test("a rate of 0 holds the peak", () => {
  expectFollows(inverseTime({ peak: 2, rate: 0 }), { steps: 50 }, () => 2);
});
