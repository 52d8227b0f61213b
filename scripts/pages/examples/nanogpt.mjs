import { call } from "../call.mjs";
import { nanogptStyle } from "../configs.mjs";

/** @type {import("../call.mjs").Guide} */
export const nanogpt = {
  title: "nanoGPT",
  proven: "nanoGPT",
  about: [
    "`get_lr(it)` in `train.py` returns the LR itself from five globals, which a config file sets. A step is an update, `iter_num`: one in `gradient_accumulation_steps` micro-batches. `lr_decay_iters` includes the warmup.",
  ],
  step: "an update",
  context: {},
  style: nanogptStyle,
  examples: [
    {
      names: ["get_lr"],
      call: call("get_lr", { learning_rate: 6e-4, warmup_iters: 2000, lr_decay_iters: 60_000, min_lr: 6e-5 }),
      run: 60_000,
      ends: true,
      says: "Its warmup never shows an LR of 0: update k has (k + 1) / (warmup_iters + 1) of the peak.",
    },
  ],
};
