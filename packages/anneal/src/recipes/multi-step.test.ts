import { expect, test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { compile } from "../compile/index.ts";
import { multiStep } from "./multi-step.ts";

/** torch's closed form: base * gamma ** bisect_right(milestones, t). */
const torch = (milestones: readonly number[], gamma: number) => (t: number) =>
  0.1 * gamma ** milestones.filter((m) => m <= t).length;

test.each([
  [[30, 60, 80], 0.1],
  [[1], 0.5],
  [[20, 20, 50], 0.3],
  [[0, 10], 0.1],
])("with milestones %j and factor %d it is torch's MultiStepLR", (milestones, factor) => {
  expectFollows(multiStep({ peak: 0.1, milestones, factor }), { steps: 90 }, torch(milestones, factor));
});

test.each([5, 5.5, 29.7])("a warmup of %d steps does not move the milestones", (warmup) => {
  const cut = torch([30, 60], 0.1);
  const spec = multiStep({ peak: 0.1, milestones: [30, 60], warmup, warmupFrom: 0.01 });
  expectFollows(spec, { steps: 90 }, (t) => (t < warmup ? 0.01 + (0.09 * t) / warmup : cut(t)));
});

test("milestones in epochs are those of ResNet on ImageNet", () => {
  const { at } = compile(multiStep({ peak: 0.1, milestones: ["30ep", "60ep"] }), {
    steps: 450_450,
    stepsPerEpoch: 5005,
  });
  expect([150_149, 150_150, 300_299, 300_300].map(at)).toEqual([0.1, 0.1 * 0.1, 0.1 * 0.1, 0.1 * 0.1 ** 2]);
});

test("milestones out of order are refused", () => {
  expect(() => compile(multiStep({ peak: 1, milestones: [60, 30] }), { steps: 90 })).toThrow(
    "steps.at[1]: expected a milestone at or after 60, received 30",
  );
});
