import { describe, expect, test } from "vitest";
import { compilePlan } from "../plan/index.ts";
import {
  assignGroups,
  biasesAndNorms,
  cross,
  discriminative,
  freeze,
  gradualUnfreezing,
  matches,
  noDecay,
} from "./index.ts";

describe("noDecay takes biases and norms by the names that models give them", () => {
  test.each([
    "bias",
    "fc.bias",
    "norm.weight",
    "blocks.0.norm1.weight", // timm
    "model.layers.3.input_layernorm.weight", // Llama
    "model.norm.weight",
    "bert.encoder.layer.0.attention.output.LayerNorm.weight", // transformers
    "transformer.h.0.ln_1.weight", // GPT-2
    "transformer.ln_f.weight",
    "visual.ln_post.weight", // CLIP
    "layer1.0.bn2.weight", // torchvision
    "params/BatchNorm_0/scale", // Flax
    "batch_normalization_BatchNormalization1/gamma", // TF.js
    "blocks.0.ls1.gamma", // layer scale
    "dense_Dense1/bias",
  ])("%s has none", (name) => {
    expect(matches(biasesAndNorms, name)).toBe(true);
  });

  test.each([
    "fc.weight",
    "blocks.0.attn.qkv.weight",
    "transformer.wte.weight",
    "dense_Dense1/kernel",
    "pos_embed",
    "lnx2.weight",
  ])("%s keeps it", (name) => {
    expect(matches(biasesAndNorms, name)).toBe(false);
  });
});

test("freeze and noDecay give plain groups for a plan", () => {
  const groups = [...freeze(["embed.**", "pos"]), ...noDecay("**.bias")];
  expect(JSON.parse(JSON.stringify(groups))).toEqual([
    { name: "frozen", match: ["embed.**", "pos"], frozen: true },
    { name: "no decay", match: "**.bias", weightDecay: 0 },
  ]);
  const plan = compilePlan({ lr: 0.5, weightDecay: 0.1, groups }, { steps: 10 });
  expect(["embed.bias", "head.bias", "head.weight"].map((name) => plan.lr(0, plan.groupOf(name)))).toEqual([
    0, 0.5, 0.5,
  ]);
  expect(["head.bias", "head.weight"].map((name) => plan.weightDecay(0, plan.groupOf(name)))).toEqual([
    0, 0.1,
  ]);
});

test("crossing gives what both say to what both match, and each its own elsewhere", () => {
  const one = [
    { name: "a", match: "a.**", multiplier: 0.5 },
    { name: "b", match: ["b.**", "c.**"], multiplier: 0.25 },
  ];
  const other = [{ match: ["**.bias", "**.norm.*"], weightDecay: 0, multiplier: 4 }];
  const crossed = cross(one, other);
  expect(crossed).toEqual([
    {
      name: "a, **.bias, **.norm.*",
      match: ["a.** & **.bias", "a.** & **.norm.*"],
      multiplier: 2,
      weightDecay: 0,
    },
    {
      name: "b, **.bias, **.norm.*",
      match: ["b.** & **.bias", "b.** & **.norm.*", "c.** & **.bias", "c.** & **.norm.*"],
      multiplier: 1,
      weightDecay: 0,
    },
    ...one,
    ...other,
  ]);
  const names = ["a.bias", "c.norm.weight", "a.weight", "b.weight", "d.bias", "d.weight"];
  expect(assignGroups(names, crossed).groups).toEqual([0, 1, 2, 3, 4, 5]);
});

test("crossing keeps what is frozen frozen and leaves no multiplier where none was", () => {
  const [both] = cross(freeze("a.**"), noDecay("**.bias"));
  expect(both).toEqual({ name: "frozen, no decay", match: ["a.** & **.bias"], frozen: true, weightDecay: 0 });
});

describe("gradual unfreezing", () => {
  const lr = { kind: "linear", from: 1, to: 0, over: "rest" } as const;

  test("starts the last group at once and each one before it an epoch later, on the clock of the run", () => {
    const groups = gradualUnfreezing(["embed.**", "encoder.**", "head.**"], { lr });
    const plan = compilePlan({ lr: 1, groups }, { steps: 100, stepsPerEpoch: 20 });
    const at = (step: number): number[] => [0, 1, 2].map((group) => plan.lr(step, group));
    expect(at(0)).toEqual([0, 0, 1]);
    expect(at(19)).toEqual([0, 0, 0.81]);
    expect(at(20)).toEqual([0, 0.8, 0.8]);
    expect(at(39)).toEqual([0, 0.61, 0.61]);
    expect(at(40)).toEqual([0.6, 0.6, 0.6]);
    expect(at(75)).toEqual([0.25, 0.25, 0.25]);
  });

  test("goes together with discriminative rates, as in ULMFiT", () => {
    const groups = gradualUnfreezing(discriminative({ groups: ["body.**", "head.**"] }), { lr, every: 10 });
    const plan = compilePlan({ lr: 1, groups }, { steps: 100 });
    expect([plan.lr(9, 0), plan.lr(9, 1), plan.lr(50, 0), plan.lr(50, 1)]).toEqual([0, 0.91, 0.5 / 2.6, 0.5]);
  });

  test.each([
    ["10%", [20, 10]],
    [7.5, [15, 7.5]],
    ["2.5ep", [50, 25]],
    ["1e3sample", [100, 50]],
  ] as const)("counts %s several times over", (every, [first, second]) => {
    const groups = gradualUnfreezing(["a", "b", "c"], { lr, every });
    const plan = compilePlan({ lr: 1, groups }, { steps: 100, stepsPerEpoch: 10, samplesPerStep: 20 });
    const startOf = (group: number): number =>
      [...Array(101).keys()].findIndex((step) => plan.lr(step, group) > 0);
    expect([startOf(0), startOf(1), startOf(2)]).toEqual([
      first < 100 ? Math.ceil(first) : -1,
      Math.ceil(second),
      0,
    ]);
  });

  test.each([
    [{}, "gradualUnfreezing.lr: expected a spec, received nothing"],
    [
      { lr, every: "rest" },
      'gradualUnfreezing.every: expected a length such as 500, "5%", "3ep", received "rest"',
    ],
    [{ lr, evry: 3 }, 'did you mean "every"?'],
  ])("%j is refused by a sentence", (options, sentence) => {
    expect(() => gradualUnfreezing(["a"], options as never)).toThrow(sentence);
  });
});
