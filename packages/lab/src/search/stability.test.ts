import { describe, expect, test } from "vitest";
import { random } from "../random/index.ts";
import { stabilityOf } from "./stability.ts";

const steps = Array.from({ length: 300 }, (_, step) => step);
const normal = (seed: string): (() => number) => {
  const { uniform } = random(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
};
const falling = (step: number): number => 0.5 + 2 * Math.exp(-step / 60);

describe("whether a short run was stable", () => {
  test("a loss that falls is, with noise of a tenth and of a half on it, on each of 200 seeds", () => {
    for (const size of [0.1, 0.5]) {
      const wrong = Array.from({ length: 200 }, (_, seed) => {
        const next = normal(`${size} ${seed}`);
        return stabilityOf({ train: steps.map((step) => falling(step) + size * next()) });
      }).filter(({ verdict }) => verdict !== "stable");
      expect(wrong.length).toBeLessThanOrEqual(2);
    }
  });

  test("one bad batch is no instability; a loss that goes back half of its way is, from there on", () => {
    const spike = steps.map((step) => falling(step) + (step === 200 ? 5 : 0));
    expect(stabilityOf({ train: spike }).verdict).toBe("stable");
    const back = steps.map((step) => (step < 200 ? falling(step) : 2));
    const found = stabilityOf({ train: back });
    expect(found.verdict).toBe("unstable");
    expect((found as { step: number }).step).toBeGreaterThanOrEqual(200);
    expect((found as { step: number }).step).toBeLessThan(220);
  });

  test("a loss that never gets below where it began is unstable, though it does not diverge", () => {
    expect(stabilityOf({ train: steps.map(() => 2.3) }).verdict).toBe("unstable");
    expect(stabilityOf({ train: steps.map((step) => 2.3 + step / 1000) }).verdict).toBe("unstable");
  });

  test("what the runner calls diverged is, and so is a loss that is not finite", () => {
    const diverged = { step: 17, lr: 1, lastFiniteLoss: 3 };
    expect(stabilityOf({ train: [1, 2], diverged })).toEqual({ verdict: "diverged", step: 17 });
    expect(stabilityOf({ train: [1, Number.NaN] })).toEqual({ verdict: "diverged", step: 1 });
  });
});
