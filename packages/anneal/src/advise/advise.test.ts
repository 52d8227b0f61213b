import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outside, type Reason } from "../batch/index.ts";
import { check, compile } from "../compile/index.ts";
import { AnnealError } from "../errors/index.ts";
import { compilePlan } from "../plan/index.ts";
import type { KnownFacts } from "./facts.ts";
import { advise, type Facts, factNames, findPresets, presetNamed, presets, tasks } from "./index.ts";
import { rateRules } from "./rules/index.ts";
import { stepLaw } from "./rules/step-law.ts";
import { pros } from "./shape.ts";
import { warmupReasons } from "./warmup.ts";

const lm: Facts = {
  task: "pretrain",
  params: 214_663_680,
  tokens: 1e11,
  batchTokens: 1_507_328,
  optimizer: "adamw",
};

describe("the peak LR of a language model", () => {
  test("is the Step Law less a tenth, at the best batch and above", () => {
    // By hand: 1.79 * exp(-0.713 * 19.1845 + 0.307 * 25.3284) = 1.79 * exp(-5.9027) = 4.889e-3; x 0.9 = 4.40e-3.
    expect(advise(lm).peakLr / 4.4e-3).toBeCloseTo(1, 2);
    expect(advise({ ...lm, batchTokens: 6e6 }).peakLr).toBe(advise(lm).peakLr);
  });

  test("falls with the power 0.75 of a batch below the best one", () => {
    // The best batch is 0.58 * 1e11 ** 0.571 = 1.108e6 tokens.
    const [at, sixteenth] = [1_108_142, 1_108_142 / 16].map(
      (batchTokens) => advise({ ...lm, batchTokens }).peakLr,
    );
    expect(at / sixteenth).toBeCloseTo(8, 1);
  });

  // Optima of an independent grid (LLaMA architecture, AdamW, cosine; rates a factor of sqrt(2) apart), from
  // lucaslingle.substack.com, "Scaling laws for optimal LR and batch size", part III: parameters, tokens, batch, best LR.
  test.each([
    [109_051_904, 127_991_808, 32_768, 0.000977],
    [368_050_176, 127_991_808, 65_536, 0.000691],
    [109_051_904, 255_983_616, 65_536, 0.001381],
    [368_050_176, 255_983_616, 65_536, 0.000977],
    [109_051_904, 511_967_232, 131_072, 0.001953],
    [368_050_176, 511_967_232, 131_072, 0.000977],
    [109_051_904, 1_023_934_464, 131_072, 0.001953],
    [368_050_176, 1_023_934_464, 131_072, 0.000977],
    [872_415_232, 127_991_808, 65_536, 0.000488],
    [872_415_232, 511_967_232, 131_072, 0.000691],
  ])(
    "is within a factor of 2.5 of an independent optimum: %d parameters, %d tokens",
    (params, tokens, batchTokens, best) => {
      const facts = {
        ...lm,
        params,
        tokens,
        batchTokens,
        family: "adam",
        start: "scratch",
        horizon: "fixed",
      };
      const found = stepLaw(facts as KnownFacts)?.lr as number;
      expect(Math.abs(Math.log2(found / best))).toBeLessThan(Math.log2(2.5));
    },
  );

  test("outside of every rule's range is the lowest of them, says so, and proposes the range test first", () => {
    const { peakLr, warnings, next } = advise({ ...lm, params: 7e9, tokens: 2e12, batchTokens: 4e6 });
    // DeepSeek: 0.3118 * (6 * 7e9 * 2e12) ** -0.125 = 0.3118 * exp(-0.125 * 52.785) = 4.25e-4; the Step Law says 9.2e-4.
    expect(peakLr / 4.25e-4).toBeCloseTo(1, 2);
    expect(warnings.join()).toContain("No rule was fitted where this run is: flops");
    expect(next[0]).toMatch(/^anneal find --exec/);
  });

  test("follows a run of one's own first: over ten times the tokens, 10 ** -0.32 of its LR", () => {
    const facts = { ...lm, params: 1e9, tunedLr: 1e-3, tunedTokens: 1e10 };
    expect(advise(facts).peakLr).toBeCloseTo(1e-3 * 10 ** -0.32, 6);
    expect(advise(facts).others.map(({ rule }) => rule)).toContain("stepLaw");
  });
});

describe("other tasks", () => {
  test.each<[string, Facts, number]>([
    ["0.1 for each 256 images with SGD", { task: "cnn", batch: 1024 }, 0.4],
    ["5e-4 for each 512 images with AdamW", { task: "vit", batch: 1024 }, 1e-3],
    ["10 times full fine-tuning with LoRA", { task: "lora", params: 7e9 }, 2e-4],
    ["15 times in a very short run", { task: "lora", params: 7e9, steps: 60 }, 3e-4],
    ["2e-5 for 7B parameters", { task: "finetune", params: 7e9 }, 2e-5],
    ["1e-4 for diffusion", { task: "diffusion" }, 1e-4],
    ["3e-4 for PPO", { task: "rl" }, 3e-4],
  ])("%s", (_, facts, lr) => {
    expect(advise(facts).peakLr).toBeCloseTo(lr, 10);
  });

  test("a network on a table has no rule of its own, and is told so", () => {
    const { warnings, next } = advise({ task: "tabular" });
    expect(warnings[0]).toContain("No rule was fitted");
    expect(next[0]).toContain("anneal find --csv");
  });
});

describe("the schedule", () => {
  test("of an open run is warmup, hold, cooldown; of a fixed one a decay to zero; each with what speaks against it", () => {
    expect(advise({ ...lm, horizon: "open" }).schedule).toBe("wsd");
    expect(advise(lm).schedule).toBe("linear");
    expect(advise({ ...lm, tokens: 2e8, batchTokens: 1e5 }).schedule).toBe("cosine");
    for (const { against } of advise(lm).alternatives) expect(against.says).not.toBe("");
  });

  test("passes `check` without a warning, whatever the task", () => {
    for (const task of Object.keys(tasks) as (keyof typeof tasks)[]) {
      for (const horizon of ["fixed", "open"] as const) {
        const { spec, plan } = advise({ task, horizon, steps: 20_000 });
        expect(check(spec, { steps: 20_000 })).toEqual({ problems: [], warnings: [] });
        compilePlan(plan, { steps: 20_000 });
      }
    }
  });
});

describe("every reason has a source, and every range is enforced", () => {
  const facts = (Object.keys(tasks) as (keyof typeof tasks)[]).flatMap((task) =>
    (["sgd", "adamw"] as const).flatMap((optimizer) =>
      (["scratch", "checkpoint"] as const).map((start) => ({
        ...lm,
        task,
        optimizer,
        family: optimizer === "sgd" ? "sgd" : "adam",
        start,
        horizon: "fixed" as const,
        flops: 6 * 2e8 * 1e11,
        tunedLr: 1e-3,
        tunedTokens: 1e10,
        tunedWidth: 256,
        width: 512,
      })),
    ),
  ) as readonly KnownFacts[];
  const found = rateRules.map((rule) => facts.flatMap((each) => rule(each) ?? []));
  const reasons: readonly Reason[] = [
    ...found.flat(),
    ...Object.values(pros).flatMap((each) => [each.for, each.against]),
    ...warmupReasons,
  ];

  test("each rule for the LR speaks of some run", () => {
    for (const each of found) expect(each.length).toBeGreaterThan(0);
  });

  test.each(reasons.map((each) => [each.rule, each] as const))("%s", (_, { says, source, validIn }) => {
    expect(says).toMatch(/[.]$/);
    expect(source).toMatch(/arXiv \d{4}\.\d{4,5}|github\.com\/|thinkingmachines|presets/);
    for (const [fact, [low, high]] of Object.entries(validIn)) {
      expect([...factNames, "flops", "batchSize"]).toContain(fact);
      expect(outside(validIn, { [fact]: low * 0.9 })).toHaveLength(1);
      expect(outside(validIn, { [fact]: high * 1.1 })).toHaveLength(1);
      expect(outside(validIn, { [fact]: low })).toEqual([]);
    }
  });
});

describe("published recipes", () => {
  test("are all plans with a source that compile against their own horizon", () => {
    for (const { id, plan, source, horizon = {}, batch = {} } of presets) {
      expect(source, id).toMatch(/\w+\/\w+|configs|fairseq/);
      const steps = horizon.steps ?? 100_000;
      const rates = {
        stepsPerEpoch: steps / (horizon.epochs ?? 300),
        tokensPerStep: (horizon.tokens ?? 5e12) / steps,
      };
      compilePlan(plan, { steps: Math.max(steps, 1), ...rates });
      expect(batch.samples === undefined || batch.samples > 0, id).toBe(true);
    }
    expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length);
  });

  test("have the numbers that their repositories have", () => {
    // github.com/karpathy/nanoGPT train.py: learning_rate 6e-4, warmup_iters 2000, lr_decay_iters 600000, min_lr 6e-5.
    const gpt = compile(presetNamed("nanogpt-gpt2-124m").plan.lr as never, { steps: 600_000 });
    expect([gpt.at(2000), gpt.at(599_999 + 1)]).toEqual([6e-4, 6e-5]);
    // github.com/google-research/t5x: 1 / sqrt(max(step, 10000)).
    const t5 = compile(presetNamed("t5x-pretrain").plan.lr as never, { steps: 100_000 });
    for (const k of [0, 9999, 10_000, 40_000])
      expect(t5.at(k)).toBeCloseTo(1 / Math.sqrt(Math.max(k, 10_000)), 12);
  });

  test("are found by task and size, the closest first", () => {
    expect(findPresets({ task: "pretrain", params: 6.5e9 })[0].id).toBe("pythia-6.9b");
    expect(findPresets({ text: "lora deberta" }).length).toBe(6);
    expect(() => presetNamed("nanogpt")).toThrow('did you mean "nanogpt-gpt2-124m"');
  });
});

describe("facts that cannot be", () => {
  test.each<[object, string]>([
    [{}, "facts.task: expected one of pretrain"],
    [{ task: "pretrian" }, 'did you mean "pretrain"?'],
    [{ task: "pretrain", tokens: 0 }, "facts.tokens: expected a number of at least 1"],
    [{ task: "pretrain", params: 1e30 }, "facts.params: expected a number of at least 1 and of at most"],
    [
      { task: "cnn", batch: 100, dataset: 10 },
      "facts.batch: expected at most the 10 samples of the data, received 100",
    ],
    [
      { task: "pretrain", tokens: 1e6, batchTokens: 1e7 },
      "facts.batchTokens: expected at most the 1000000 tokens",
    ],
    [
      { task: "pretrain", tokens: 1e9, batchTokens: 1e6, steps: 5 },
      "facts.steps: expected tokens / batchTokens, which is 1000",
    ],
    [{ task: "pretrain", optimizer: "adamv" }, "facts.optimizer: expected one of sgd"],
    [{ task: "pretrain", weightDecay: -1 }, "facts.weightDecay"],
    [{ task: "pretrain", tunedTokens: 1e9 }, "facts.tunedLr: expected the LR that was tuned there"],
    [{ task: "pretrain", parms: 3 }, 'did you mean "params"?'],
    [{ task: "rl", optimizer: "__proto__" }, "facts.optimizer"],
  ])("%j", (facts, says) => {
    expect(() => advise(facts as Facts)).toThrow(says);
  });

  test("whatever the facts, there is a sane answer or a sentence", () => {
    const value = fc.oneof(
      fc.double(),
      fc.integer(),
      fc.string(),
      fc.constantFrom(null, undefined, Number.NaN, {}, []),
    );
    const good = fc.record(
      {
        task: fc.constantFrom(...Object.keys(tasks)),
        params: fc.double({ min: 1, max: 1e14, noNaN: true }),
        tokens: fc.double({ min: 1, max: 1e17, noNaN: true }),
        batchTokens: fc.double({ min: 1, max: 1e12, noNaN: true }),
        optimizer: fc.constantFrom("sgd", "adamw", "lion"),
        horizon: fc.constantFrom("fixed", "open"),
        unstable: fc.constantFrom("yes", "no"),
        start: fc.constantFrom("scratch", "checkpoint"),
        steps: fc.integer({ min: 1, max: 1e9 }),
      },
      { requiredKeys: ["task"] },
    );
    const wild = fc.dictionary(fc.constantFrom(...factNames), value);
    fc.assert(
      fc.property(fc.oneof(good, wild), (facts) => {
        try {
          const { peakLr, range } = advise(facts as Facts);
          expect(peakLr).toBeGreaterThan(0);
          expect(range.low).toBeLessThanOrEqual(peakLr);
          expect(range.high).toBeGreaterThanOrEqual(peakLr);
          expect(Number.isFinite(range.high)).toBe(true);
        } catch (error) {
          if (!(error instanceof AnnealError)) throw error;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
