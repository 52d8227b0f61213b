import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type BatchChange,
  criticalBatchOf,
  familyOf,
  lrFactor,
  ruleOf,
  scaleRun,
  stepGain,
} from "./index.ts";

const size = fc.double({ min: 1, max: 1e7, noNaN: true });

describe("the LR follows the batch size", () => {
  test("linearly with SGD and by its square root with Adam, as long as nothing is critical", () => {
    expect(lrFactor({ from: 256, to: 8192 }, ruleOf("sgd"))).toBe(32);
    expect(lrFactor({ from: 256, to: 4096 }, ruleOf("AdamW"))).toBe(4);
    expect(lrFactor({ from: 256, to: 4096 }, "none")).toBe(1);
  });

  test("by the optimal step of McCandlish et al., relative to its limit: half of it at the critical batch", () => {
    // eps(B) = eps_max / (1 + critical / B); eps(critical) / eps(infinity) = 1 / 2.
    const limit = lrFactor({ from: 1000, to: 1e15, criticalBatch: 1000 }, "linear");
    expect(limit).toBeCloseTo(2, 9);
  });

  test("there and back again is no change", () => {
    fc.assert(
      fc.property(size, size, size, (from, to, criticalBatch) => {
        const there = stepGain({ from, to, criticalBatch });
        const back = stepGain({ from: to, to: from, criticalBatch });
        expect(there * back).toBeCloseTo(1, 9);
      }),
    );
  });

  test("in two stages as in one", () => {
    fc.assert(
      fc.property(size, size, size, size, (a, b, c, criticalBatch) => {
        const once = stepGain({ from: a, to: c, criticalBatch });
        const twice =
          stepGain({ from: a, to: b, criticalBatch }) * stepGain({ from: b, to: c, criticalBatch });
        expect(twice / once).toBeCloseTo(1, 9);
      }),
    );
  });

  test("a larger batch never needs fewer samples, nor a larger factor than without a critical batch", () => {
    fc.assert(
      fc.property(size, size, size, (a, b, criticalBatch) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const gain = stepGain({ from, to, criticalBatch });
        expect(gain).toBeGreaterThanOrEqual(1 - 1e-12);
        expect(gain).toBeLessThanOrEqual((to / from) * (1 + 1e-12));
      }),
    );
  });

  test.each<[Partial<BatchChange>, string]>([
    [{ from: 0, to: 1 }, "batch.from: expected a number above 0, received 0"],
    [{ from: 1, to: -2 }, "batch.to: expected a number above 0, received -2"],
    [{ from: 1, to: 2, criticalBatch: Number.NaN }, "batch.criticalBatch"],
    [{ from: 1 }, "batch.to"],
  ])("%j is refused", (change, says) => {
    expect(() => stepGain(change as BatchChange)).toThrow(says);
  });
});

describe("names of optimizers", () => {
  test.each([
    ["SGD", "sgd"],
    ["adamw_torch_fused", "adam"],
    ["paged_adamw_8bit", "adam"],
    ["decoupled_adamw", "adam"],
    ["RMSprop", "adam"],
    ["Nesterov", "sgd"],
  ])("%s is of the family %s", (name, family) => {
    expect(familyOf(name).family).toBe(family);
  });

  test.each(["", "addam", "constructor", "__proto__", "muon", 3 as unknown as string])(
    "%j is refused",
    (name) => {
      expect(() => familyOf(name)).toThrow(/optimizer: expected one of sgd/);
    },
  );
});

describe("a run at another batch size", () => {
  const adamw = { optimizer: "adamw", batchSize: 256, peakLr: 4e-4, beta1: 0.9, beta2: 0.999, eps: 1e-8 };

  test("by the rules of Malladi et al.: lr sqrt(k), 1 - beta by k, epsilon / sqrt(k)", () => {
    const { setting } = scaleRun(adamw, { to: 1024 });
    expect(setting.peakLr).toBeCloseTo(8e-4, 12);
    expect(setting.beta1).toBeCloseTo(0.6, 12);
    expect(setting.beta2).toBeCloseTo(0.996, 12);
    expect(setting.eps).toBeCloseTo(5e-9, 20);
  });

  test("keeps a beta where the rule has none, and says so", () => {
    const { setting, warnings } = scaleRun(adamw, { to: 4096 });
    expect(setting.beta1).toBe(0.9);
    expect(setting.beta2).toBeCloseTo(0.984, 12);
    expect(warnings.join()).toContain("beta1 is kept at 0.9");
  });

  test("the weights of AdamW forget over as many samples: lr * decay * steps stays, for the same data", () => {
    const before = { ...adamw, weightDecay: 0.1, steps: 10_000 };
    const { setting } = scaleRun(before, { to: 1024 });
    const forgets = (run: typeof setting) => run.peakLr * (run.weightDecay as number) * (run.steps as number);
    expect(forgets(setting)).toBeCloseTo(forgets(before), 12);
  });

  test("Adam's own decay is part of the gradient, and stays", () => {
    expect(
      scaleRun({ ...adamw, optimizer: "adam", weightDecay: 0.1 }, { to: 1024 }).setting.weightDecay,
    ).toBe(0.1);
  });

  test("the warmup keeps its samples, but not fewer steps than Adam needs", () => {
    const sgd = { optimizer: "sgd", batchSize: 256, peakLr: 0.1, warmup: 1000, steps: 10_000 };
    expect(scaleRun(sgd, { to: 1024 }).setting).toMatchObject({ warmup: 250, steps: 2500, peakLr: 0.4 });
    // 1 - beta2 becomes 0.004, and 2 / 0.004 = 500.
    expect(scaleRun({ ...adamw, warmup: 1000 }, { to: 1024 }).setting.warmup).toBe(500);
  });

  test("for the same result a batch near the critical one needs more samples", () => {
    const run = { optimizer: "sgd", batchSize: 100, peakLr: 0.1, steps: 1100 };
    // gain = (1 + 10) / (1 + 1) = 5.5 of 10: the samples grow by 20 / 11.
    const scaled = scaleRun(run, { to: 1000, criticalBatch: 1000, keep: "result" });
    expect(scaled.setting.steps).toBe(200);
    expect(scaled.samples).toBeCloseTo(20 / 11, 12);
    expect(scaled.warnings.join()).toContain("1.82 times the samples");
  });

  test("the same batch changes nothing, and says why", () => {
    const scaled = scaleRun(adamw, { to: 256 });
    expect(scaled.setting).toEqual(adamw);
    expect(scaled.reasons[0].says).toContain("accumulating");
  });

  test("the linear rule says where it was shown", () => {
    const run = { optimizer: "sgd", batchSize: 256, peakLr: 0.1 };
    expect(scaleRun(run, { to: 8192 }).warnings).toEqual([]);
    expect(scaleRun(run, { to: 16_384 }).warnings.join()).toContain("8192 images");
  });

  test("every mistake is told at once", () => {
    expect(() => scaleRun({ ...adamw, beta1: 1.5, peakLr: -1 }, { to: 2 })).toThrow(/peakLr[\s\S]*beta1/);
    expect(() => scaleRun({ ...adamw, bta1: 0.9 } as never, { to: 2 })).toThrow('did you mean "beta1"');
  });
});

test("the law for language models gives the batch sizes that its paper's grid was centred on", () => {
  // 0.58 D ** 0.571 by hand: ln(2e9) = 21.4164; 0.571 * 21.4164 = 12.2288; e ** 12.2288 = 204,600; x 0.58 = 118,700.
  expect(criticalBatchOf(2e9).tokens / 118_700).toBeCloseTo(1, 2);
  expect(() => criticalBatchOf(0)).toThrow("tokens: expected a number above 0, received 0");
});
