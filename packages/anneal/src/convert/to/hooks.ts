import type { Target } from "./exported.ts";
import { float } from "./python/literal.ts";
import type { Dialect } from "./python/words.ts";
import { attached } from "./write/ignite.ts";

/** How a function of the step is handed to a framework. */
export interface Hook {
  readonly dialect: Dialect;
  /** What the function is called. */
  readonly name: string;
  /** Lines that import what comes after the function. */
  readonly imports: readonly string[];
  /** What comes after the function, for an optimizer with this LR and a run of so many updates. */
  readonly after: (baseLr: number, steps: number) => string;
  /** What takes the function, in a word. */
  readonly says: string;
}

const torchImport = "from torch.optim.lr_scheduler import LambdaLR";

const lambdaArguments = (base: number): string =>
  `optimizer, lr_lambda=lambda step: lr(step) / ${float(base)}`;

/** A scheduler made by a call: in one line, or in three where Black would have it so. */
function inCall(name: string, inner: string): string {
  const line = `scheduler = ${name}(${inner})`;
  return line.length <= 88 ? line : `scheduler = ${name}(\n    ${inner}\n)`;
}

const lambdaLR = (comment: string): Hook => ({
  dialect: "math",
  name: "lr",
  imports: [torchImport],
  says: "LambdaLR",
  after: (base) =>
    `# ${comment}The optimizer has lr=${float(base)}.\n${inCall("LambdaLR", lambdaArguments(base))}`,
});

/** The hook of every target. */
export const hooks: { readonly [T in Target]: Hook } = {
  python: { dialect: "math", name: "lr", imports: [], says: "plain Python", after: () => "" },
  torch: lambdaLR(""),
  transformers: lambdaLR("Pass optimizers=(optimizer, scheduler) to the Trainer. "),
  timm: lambdaLR("Step it after every update. "),
  deepspeed: lambdaLR("Pass lr_scheduler=scheduler to deepspeed.initialize. "),
  ignite: {
    ...lambdaLR(""),
    imports: ["from ignite.handlers import LRScheduler", torchImport],
    says: "LRScheduler",
    after: (base) =>
      `# The optimizer has lr=${float(base)}.\n${inCall("LRScheduler", `LambdaLR(${lambdaArguments(base)})`)}\n${attached}`,
  },
  mmengine: {
    dialect: "math",
    name: "lr",
    imports: ["from mmengine.hooks import Hook", "from mmengine.registry import HOOKS"],
    says: "a hook",
    after: (base) => `# The optimizer has lr=${float(base)}; groups keep their ratios to it.
@HOOKS.register_module()
class SetLR(Hook):
    def before_train(self, runner):
        self.lrs = [group["lr"] for group in runner.optim_wrapper.param_groups]

    def before_train_iter(self, runner, batch_idx, data_batch=None):
        for group, base in zip(runner.optim_wrapper.param_groups, self.lrs):
            group["lr"] = base * (lr(runner.iter) / ${float(base)})


custom_hooks = [dict(type="SetLR")]`,
  },
  megatron: {
    dialect: "math",
    name: "lr",
    imports: ["from megatron.core.optimizer_param_scheduler import OptimizerParamScheduler"],
    says: "OptimizerParamScheduler.get_lr",
    after: () => `class Schedule(OptimizerParamScheduler):
    # Samples in an update: --global-batch-size.
    batch_size = 1

    def get_lr(self, param_group):
        return lr(self.num_steps // self.batch_size)`,
  },
  optax: { dialect: "jax", name: "schedule", imports: [], says: "any optimizer", after: () => "" },
  keras: {
    dialect: "keras",
    name: "lr",
    imports: ["import keras"],
    says: "LearningRateSchedule",
    after: () => `class Schedule(keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        return lr(ops.cast(step, "float32"))


schedule = Schedule()`,
  },
  composer: {
    dialect: "math",
    name: "lr",
    imports: [],
    says: "schedulers of the Trainer",
    after: (base) => `# The optimizer has lr=${float(base)}.
def scheduler(state):
    return lr(state.timestamp.batch.value) / ${float(base)}`,
  },
  nanogpt: { dialect: "math", name: "get_lr", imports: [], says: "get_lr", after: () => "" },
  fastai: {
    dialect: "math",
    name: "lr",
    imports: ["from fastai.callback.schedule import ParamScheduler"],
    says: "ParamScheduler",
    after: (_, steps) =>
      `# learn.fit(n_epoch, cbs=cbs), for ${steps} batches in all\ncbs = ParamScheduler({"lr": lambda position: lr(round(position * ${steps}))})`,
  },
};
