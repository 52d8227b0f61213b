import type { Hostile } from "./hostile.ts";

const ds = (scheduler: string): string => `{"zero_optimization": {"stage": 2}, "scheduler": ${scheduler}}`;

const mm = (scheduler: string): string =>
  `{"optim_wrapper": {"optimizer": {"type": "SGD", "lr": 0.1}}, "param_scheduler": ${scheduler}}`;

const composer = (scheduler: string): string =>
  `max_duration: 100ba\noptimizer: {name: decoupled_adamw, lr: 0.001}\nscheduler: ${scheduler}\n`;

/** A reference, as OmegaConf and shells write it. */
const ref = (name: string): string => ["$", "{", name, "}"].join("");

/** Configs of frameworks that are wrong. */
export const wrongConfigs: readonly Hostile[] = [
  [
    "DeepSpeed without a scheduler",
    '{"zero_optimization": {"stage": 3}}',
    "a scheduler with type and params",
  ],
  ["DeepSpeed, a scheduler that is a word", ds('"WarmupLR"'), "a dictionary"],
  ["DeepSpeed, no type", ds('{"params": {}}'), "the name of a scheduler"],
  ["DeepSpeed, a type that is a number", ds('{"type": 3, "params": {}}'), "a text"],
  ["DeepSpeed, a type that nobody knows", ds('{"type": "Warmup", "params": {}}'), 'did you mean "WarmupLR"?'],
  ["DeepSpeed, __proto__ as the type", ds('{"type": "__proto__", "params": {}}'), "or one of torch"],
  ["DeepSpeed, parameters that are a list", ds('{"type": "WarmupLR", "params": []}'), "a dictionary"],
  [
    "DeepSpeed, auto without an LR",
    ds('{"type": "WarmupLR", "params": {"warmup_max_lr": "auto"}}'),
    'received "auto"',
  ],
  [
    "DeepSpeed, auto for a warmup",
    ds('{"type": "WarmupLR", "params": {"warmup_num_steps": "auto"}}'),
    "warmup_num_steps",
  ],
  ["DeepSpeed, a key twice", '{"zero_optimization": {"stage": 1, "stage": 2}}', "one value"],
  [
    "DeepSpeed, an LR that is a word",
    `{"scheduler": {"type": "WarmupLR", "params": {}}, "optimizer": {"type": "Adam", "params": {"lr": "x"}}}`,
    "a number",
  ],
  ["MMEngine, no type", mm('{"begin": 0}'), "param_scheduler"],
  ["MMEngine, a type that nobody knows", mm('{"type": "CosineLR"}'), "one of ConstantLR"],
  ["MMEngine, momentum", mm('[{"type": "CosineAnnealingMomentum"}]'), "one of ConstantLR"],
  ["MMEngine, an empty list", mm("[]"), "a scheduler with its type"],
  ["MMEngine, a number", mm("3"), "one of ConstantLR"],
  ["MMEngine, a list in a list", mm('[[{"type": "StepLR"}]]'), "one of ConstantLR"],
  ["MMEngine, a type that is a list", mm('{"type": ["StepLR"]}'), "one of ConstantLR"],
  [
    "MMEngine, epochs that are a word",
    '{"param_scheduler": {"type": "StepLR", "step_size": 1}, "train_cfg": {"max_epochs": "all"}}',
    "a whole number",
  ],
  [
    "MMEngine, scaling without a batch",
    '{"param_scheduler": {"type": "StepLR", "step_size": 1}, "optim_wrapper": {"optimizer": {"lr": 1}}, "auto_scale_lr": {"enable": true, "base_batch_size": 8}}',
    "--batch",
  ],
  ["mmcv, a policy that nobody knows", "lr_config: {policy: Cyclic}\n", "one of fixed"],
  ["mmcv, no steps", "lr_config: {policy: step}\noptimizer: {lr: 1}\n", "a whole number above 0"],
  ["mmcv, a key that nobody knows", "lr_config: {policy: fixed, warm_up: linear}\n", "one of policy"],
  [
    "mmcv, a warmup that nobody knows",
    "lr_config: {policy: fixed, warmup: cosine, warmup_iters: 3}\n",
    "one of constant",
  ],
  [
    "mmcv, no floor",
    "lr_config: {policy: CosineAnnealing}\noptimizer: {lr: 1}\n",
    "either min_lr or min_lr_ratio",
  ],
  [
    "mmcv, no length",
    "lr_config: {policy: poly, by_epoch: false}\noptimizer: {lr: 1}\nrunner: {max_iters: x}\n",
    "a whole number",
  ],
  ["Composer, no name", composer("{t_warmup: 1ba, alpha_f: 1}"), "one of constant_with_warmup"],
  [
    "Composer, a name that nobody knows",
    composer("{name: cosine_with_warm_restarts, t_warmup: 1ba}"),
    "one of constant_with_warmup",
  ],
  ["Composer, a scheduler that is a word", composer("cosine_with_warmup"), "a scheduler with its name"],
  [
    "Composer, a list of two",
    "max_duration: 1ba\nschedulers: [{name: step}, {name: step}]\n",
    "one scheduler",
  ],
  [
    "Composer, a reference that nobody resolves",
    composer(`{name: cosine_with_warmup, t_warmup: '${ref("oc.env:W")}'}`),
    "expected a value",
  ],
  [
    "Composer, times of two units",
    composer("{name: inv_sqrt_with_warmup, t_warmup: 1ep, t_scale: 1ba, t_cooldown: 1ba}"),
    "unit of max_duration",
  ],
  [
    "Composer, a ratio of 0",
    "max_duration: 1ba\nscale_schedule_ratio: 0\nscheduler: {name: step, step_size: 1ba}\n",
    "above 0",
  ],
  ["timm, a scheduler that nobody knows", "sched: cyclic\nlr: 0.1\nepochs: 3\n", "one of cosine"],
  ["timm, noise", "sched: cosine\nlr: 0.1\nepochs: 3\nlr_noise: [0.4, 0.9]\n", "no noise"],
  [
    "timm, milestones that are words",
    "sched: multistep\nlr: 0.1\ndecay_milestones: [a, b]\n",
    "decay_milestones[0]",
  ],
  [
    "timm, updates of unknown epochs",
    "sched: cosine\nsched_on_updates: true\nlr: 0.1\n",
    "--steps-per-epoch",
  ],
  [
    "a class that nobody knows beside one that is known",
    "a: {_target_: torch.optim.lr_scheduler.StepLR, step_size: 3}\nb: {_target_: os.system}\n",
    undefined,
  ],
  [
    "a class that would run something",
    "lr_scheduler: {_target_: os.system, command: id}\n",
    "the keys of a scheduler",
  ],
  [
    "nanotron, no style of warmup",
    "optimizer: {learning_rate_scheduler: {learning_rate: 1, lr_decay_steps: 3}}\n",
    "nanotron refuses none",
  ],
  [
    "nanotron, a decay that nobody knows",
    "optimizer: {learning_rate_scheduler: {learning_rate: 1, lr_warmup_style: linear, lr_decay_style: wsd}}\n",
    "one of linear, cosine, 1-sqrt",
  ],
  [
    "nanotron, no length",
    "optimizer: {learning_rate_scheduler: {learning_rate: 1, lr_warmup_style: linear}}\n",
    "tokens.train_steps",
  ],
  [
    "GPT-NeoX, a warmup of all there is",
    '{"train-iters": 9, "warmup": 1, "optimizer": {"type": "Adam", "params": {"lr": 1}}}',
    "below 1",
  ],
  [
    "GPT-NeoX, no LR",
    '{"train-iters": 9, "optimizer": {"type": "Adam", "params": {}}}',
    "lr: expected a number",
  ],
  [
    "GPT-NeoX, a style that nobody knows",
    '{"train-iters": 9, "lr-decay-style": "WSD", "optimizer": {"type": "Adam", "params": {"lr": 1}}}',
    "one of constant",
  ],
  [
    "OLMo, which has Composer's names",
    "max_duration: 1ep\noptimizer: {name: adamw, learning_rate: 3.0e-4}\nscheduler: {name: cosine_with_warmup, units: tokens, t_warmup: 8388608000}\n",
    "received one of OLMo",
  ],
  [
    "two frameworks at once",
    "lr_scheduler_type: cosine\nlearning_rate: 1\nmax_steps: 3\nlr_decay_style: cosine\nlr: 1\ntrain_iters: 3\n",
    "say which with --from",
  ],
];
