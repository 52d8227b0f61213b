import type { Target } from "./exported.ts";
import type { Dialect } from "./python/helpers.ts";
import { number } from "./python/literal.ts";

/** How a function of the step is handed to a framework. */
export interface Hook {
  readonly dialect: Dialect;
  /** The lines after the function, for an optimizer with this LR. */
  readonly lines: (baseLr: number) => string;
}

const lambdaLR = (comment: string): Hook => ({
  dialect: "math",
  lines: (base) =>
    `# ${comment}The optimizer has lr=${number(base)}.\nfrom torch.optim.lr_scheduler import LambdaLR\n\nscheduler = LambdaLR(optimizer, lr_lambda=lambda step: lr(step) / ${number(base)})\n`,
});

/** The hook of every target. */
export const hooks: { readonly [T in Target]: Hook } = {
  python: { dialect: "math", lines: () => "" },
  torch: lambdaLR(""),
  transformers: lambdaLR("Pass optimizers=(optimizer, scheduler) to the Trainer. "),
  timm: lambdaLR("timm has no scheduler for it: step this one after every update. "),
  mmengine: lambdaLR("Step it after every update. "),
  ignite: lambdaLR("Wrap it in ignite.handlers.param_scheduler.LRScheduler. "),
  deepspeed: lambdaLR("Pass lr_scheduler=scheduler to deepspeed.initialize. "),
  megatron: lambdaLR("Use it in place of OptimizerParamScheduler. "),
  optax: { dialect: "jax", lines: () => "schedule = lr\n" },
  keras: {
    dialect: "keras",
    lines: () =>
      'import keras\n\n\nclass Schedule(keras.optimizers.schedules.LearningRateSchedule):\n    def __call__(self, step):\n        return lr(ops.cast(step, "float32"))\n',
  },
  composer: {
    dialect: "math",
    lines: (base) =>
      `def schedule(state, ssr=1.0):\n    # The optimizer has lr=${number(base)}.\n    return lr(state.timestamp.batch.value) / ${number(base)}\n`,
  },
  nanogpt: { dialect: "math", lines: () => "get_lr = lr\n" },
  fastai: {
    dialect: "math",
    lines: () =>
      '# Pass cbs=schedule to fit; n_steps is the number of batches of the whole fit.\nschedule = ParamScheduler({"lr": lambda pos: lr(round(pos * n_steps))})\n',
  },
};
