// Random calls of every framework, as cases of the golden tables without their numbers.
import { composer, deepspeed, megatron, nanogpt } from "./calls/cloud.mjs";
import { keras, optax } from "./calls/jax.mjs";
import { timm } from "./calls/timm.mjs";
import { torch } from "./calls/torch.mjs";
import { transformers } from "./calls/transformers.mjs";
import { fastai, ignite, mmengine } from "./calls/vision.mjs";

/** @typedef {import("./random.mjs").Random} Random */
/** @typedef {import("../golden/cases.mjs").Case} Case */

/** @type {{ [framework: string]: import("./calls/torch.mjs").Draws }} */
export const draws = {
  torch,
  transformers,
  timm,
  optax,
  keras,
  fastai,
  composer,
  mmengine,
  deepspeed,
  megatron,
  nanogpt,
  ignite,
};

/**
 * @param {Random} r
 * @param {string} framework
 * @param {number} steps updates that are looked at
 * @returns {Case}
 */
export function drawCase(r, framework, steps) {
  const scheduler = r.one(...Object.keys(draws[framework]));
  const kwargs = r.some(draws[framework][scheduler](r, steps));
  const base = r.chance(0.7) ? [r.lr()] : [r.lr(), r.lr()];
  return {
    id: `${framework}/${scheduler}`,
    framework,
    scheduler,
    kwargs,
    base_lrs: base,
    optimizer: { name: r.one("SGD", "AdamW"), lr: base[0] },
    ...around(r, framework, steps),
    lrs: [new Array(steps).fill(0)],
  };
}

/**
 * What surrounds a scheduler of some frameworks.
 * @param {Random} r
 * @param {string} framework
 * @param {number} steps
 */
function around(r, framework, steps) {
  if (framework === "composer") {
    const dataloader_len = r.one(7, 10, 12, 16);
    const max_duration = r.one(`${steps}ba`, `${Math.max(1, Math.ceil(steps / dataloader_len))}ep`);
    return {
      inputs: {
        max_duration,
        dataloader_len,
        scale_schedule_ratio: r.one(1, 1, 1, 0.5, 2),
        samples_per_batch: 8,
      },
    };
  }
  if (framework === "fastai") return { inputs: { n_iter: r.whole(3, 20) } };
  if (framework === "deepspeed")
    return { version: r.one("0.19.6", "0.16.5"), optimizer: { name: r.one("Adam", "SGD") } };
  if (framework === "megatron") return { inputs: { increment: r.one(1, 1, 1, 4, 16) } };
  return {};
}
