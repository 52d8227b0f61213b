import fc from "fast-check";
import { expect, test } from "vitest";
import { compilePlan } from "../plan/index.ts";
import { assignGroups, cross, layerwiseDecay, noDecay } from "./index.ts";

/** The names of the parameters of a ViT of 12 blocks, as timm and MAE have them. */
const vit = [
  "cls_token",
  "pos_embed",
  "patch_embed.proj.weight",
  "patch_embed.proj.bias",
  ...Array.from({ length: 12 }, (_, i) =>
    ["norm1.weight", "norm1.bias", "attn.qkv.weight", "attn.qkv.bias", "mlp.fc2.weight"].map(
      (part) => `blocks.${i}.${part}`,
    ),
  ).flat(),
  "norm.weight",
  "fc_norm.weight",
  "head.weight",
  "head.bias",
];
const embeddings = ["cls_token", "pos_embed", "patch_embed.**"];
const blocks = Array.from({ length: 12 }, (_, i) => `blocks.${i}.**`);

/** What each name's LR is multiplied by, according to a compiled plan of LR 1. */
const multipliers = (groups: ReturnType<typeof layerwiseDecay>): { readonly [name: string]: number } => {
  const plan = compilePlan({ lr: 1, groups }, { steps: 1 });
  return Object.fromEntries(vit.map((name) => [name, plan.lr(0, plan.groupOf(name))]));
};

/**
 * The convention of MAE's `param_groups_lrd`, after BEiT: `decay ** (layers - id)` with `layers` one more than the
 * blocks; id 0 for the embeddings, i + 1 for block i, `layers` for everything else.
 */
function mae(name: string, decay: number): number {
  const block = /^blocks\.(\d+)\./.exec(name);
  const isEmbedding = name === "cls_token" || name === "pos_embed" || name.startsWith("patch_embed");
  return decay ** (13 - (isEmbedding ? 0 : block ? Number(block[1]) + 1 : 13));
}

test.each([0.65, 0.75, 0.9])("the multipliers of a ViT are those of MAE, at decay %d", (decay) => {
  const got = multipliers(
    layerwiseDecay({ layers: "blocks.{i}.**", count: 12, decay, embeddings, head: "head.**" }),
  );
  expect(got).toEqual(Object.fromEntries(vit.map((name) => [name, mae(name, decay)])));
});

test("the figures of MAE at decay 0.75, written out", () => {
  const got = multipliers(layerwiseDecay({ layers: "blocks.{i}.**", count: 12, embeddings }));
  expect(got.cls_token).toBeCloseTo(0.023757264018058777, 15); // 0.75 ** 13
  expect(got["blocks.0.attn.qkv.weight"]).toBeCloseTo(0.03167635202407837, 15); // 0.75 ** 12
  expect(got["blocks.10.attn.qkv.weight"]).toBe(0.5625);
  expect(got["blocks.11.attn.qkv.weight"]).toBe(0.75);
  expect([got["norm.weight"], got["head.bias"]]).toEqual([1, 1]);
});

test("timm puts the final norm with the last block, and the rest like MAE: 14 layers, the head in the last", () => {
  const layers = blocks.map((block, i) => (i === 11 ? [block, "norm.**"] : block));
  const got = multipliers(layerwiseDecay({ layers, decay: 0.5, embeddings }));
  const timm = vit.map((name) => [name, name === "norm.weight" ? 0.5 : mae(name, 0.5)]);
  expect(got).toEqual(Object.fromEntries(timm));
  expect(got.pos_embed).toBe(2 ** -13);
});

test("with a gap of 2 the figures are those of ELECTRA's code: decay ** (layers + 2 - depth)", () => {
  const groups = layerwiseDecay({
    layers: "electra/encoder/layer_{i}/**",
    count: 12,
    decay: 0.8,
    embeddings: "electra/embeddings*/**",
    head: "task_specific/**",
    gap: 2,
  });
  expect(groups.map(({ multiplier }) => multiplier)).toEqual([
    0.8 ** 14, // depth 0
    ...Array.from({ length: 12 }, (_, layer) => 0.8 ** (12 + 2 - (layer + 1))),
    1, // depth 14
  ]);
});

test("min keeps the lowest layers from standing still, as timm's min_scale does", () => {
  const groups = layerwiseDecay({ layers: blocks, decay: 0.5, embeddings, min: 0.01 });
  expect(groups.map(({ multiplier }) => multiplier)).toEqual([
    0.01,
    0.01,
    0.01,
    0.01,
    0.01,
    0.01,
    0.01,
    2 ** -6,
    2 ** -5,
    2 ** -4,
    2 ** -3,
    2 ** -2,
    2 ** -1,
  ]);
});

test("crossed with noDecay the layers keep their multipliers and biases lose their weight decay, as in timm", () => {
  const groups = cross(layerwiseDecay({ layers: blocks, embeddings }), noDecay());
  const plan = compilePlan({ lr: 1, weightDecay: 0.05, groups }, { steps: 1 });
  for (const name of vit) {
    const group = plan.groupOf(name);
    const isPlain = name.endsWith(".bias") || name.includes("norm");
    expect([name, plan.weightDecay(0, group)]).toEqual([name, isPlain ? 0 : 0.05]);
    expect([name, plan.lr(0, group)]).toEqual([name, mae(name, 0.75)]);
  }
  expect(plan.groups[plan.groupOf("blocks.3.norm1.weight")].name).toBe("layer 3, no decay");
});

test("every parameter gets exactly one group, and multipliers are above 0 and grow towards the head", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.double({ min: 0.05, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 3 }),
      (count, decay, gap) => {
        const groups = layerwiseDecay({ layers: "l.{i}", count, decay, gap, embeddings: "e", head: "h" });
        const rates = groups.map(({ multiplier = Number.NaN }) => multiplier);
        expect(rates).toHaveLength(count + 2);
        rates.forEach((rate, i) => {
          expect(rate).toBeGreaterThan(0);
          if (i > 0) expect(rate).toBeGreaterThanOrEqual(rates[i - 1]);
        });
        const names = ["e", ...Array.from({ length: count }, (_, i) => `l.${i}`), "h"];
        expect(assignGroups(names, groups)).toEqual({ groups: names.map((_, i) => i), problems: [] });
      },
    ),
    { seed: 20261122, numRuns: 200 },
  );
});

test.each([
  [
    {},
    "layerwiseDecay.layers: expected a pattern with {i} for the number of the layer, or a list with the patterns of each, received nothing",
  ],
  [{ layers: "blocks.*", count: 12 }, "layerwiseDecay.layers: expected a pattern with {i}"],
  [{ layers: [] }, "layerwiseDecay.layers: expected a pattern with {i}"],
  [
    { layers: "blocks.{i}.**" },
    "layerwiseDecay.count: expected a whole number of at least 1, received nothing",
  ],
  [
    { layers: "blocks.{i}.**", count: 2.5 },
    "layerwiseDecay.count: expected a whole number of at least 1, received 2.5",
  ],
  [
    { layers: ["a"], count: 12 },
    "layerwiseDecay.count: expected no count beside a list of layers, received 12",
  ],
  [
    { layers: ["a"], decay: 75 },
    "layerwiseDecay.decay: expected a number above 0 and at most 1, received 75",
  ],
  [
    { layers: ["a"], decay: Number.NaN },
    "layerwiseDecay.decay: expected a number above 0 and at most 1, received NaN",
  ],
  [{ layers: ["a"], dekay: 0.5 }, 'did you mean "decay"?'],
  [{ layers: ["a"], head: 3 }, "layerwiseDecay.head: expected a pattern or a list of patterns, received 3"],
])("%j is refused by a sentence", (options, sentence) => {
  expect(() => layerwiseDecay(options as unknown as Parameters<typeof layerwiseDecay>[0])).toThrow(sentence);
});
