import { call } from "../call.mjs";
import { megatronStyle } from "../configs.mjs";

const lengths = { max_lr: 3e-4, min_lr: 3e-5, lr_warmup_steps: 500, lr_decay_steps: 10_000 };

/** @type {import("../call.mjs").Guide} */
export const megatron = {
  title: "Megatron-LM",
  proven: "Megatron-LM",
  about: [
    "Levels are LRs: `--lr` is the peak, `--min-lr` the floor, `--lr-warmup-init` the start. Parameter groups may override them. Weight decay is scheduled by the same class.",
    "A step is an update. The scheduler itself counts samples: `lr_warmup_steps` and `lr_decay_steps` of `OptimizerParamScheduler` are iterations times the global batch size. The flags below count iterations. The warmup is part of the decay.",
  ],
  step: "an update",
  context: {},
  style: megatronStyle,
  examples: [
    {
      names: ["cosine", "OptimizerParamScheduler"],
      call: call("OptimizerParamScheduler", { ...lengths, lr_decay_style: "cosine" }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["linear"],
      call: call("OptimizerParamScheduler", { ...lengths, lr_decay_style: "linear" }),
      run: 10_000,
      ends: true,
      says: "The default of `--lr-decay-style`.",
    },
    {
      names: ["WSD"],
      call: call("OptimizerParamScheduler", {
        ...lengths,
        lr_decay_style: "WSD",
        wsd_decay_steps: 2000,
        lr_wsd_decay_style: "minus_sqrt",
      }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["inverse-square-root"],
      call: call("OptimizerParamScheduler", { ...lengths, lr_decay_style: "inverse-square-root" }),
      run: 10_000,
      ends: true,
    },
    {
      names: ["constant"],
      call: call("OptimizerParamScheduler", { ...lengths, lr_decay_style: "constant" }),
      run: 10_000,
    },
  ],
};
