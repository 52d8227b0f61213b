import type { Argument, Call, ConvertContext, Dictionary, Framework } from "anneal/convert";

/** A scheduler as the config of its framework has it, and what is known beside it; undefined where no config can say it. */
export interface Written {
  readonly text: string;
  readonly facts: ConvertContext;
}

type Write = (call: Call, context: ConvertContext) => Written | undefined;

const last = (name: string): string => name.slice(name.lastIndexOf(".") + 1);
const json = (value: unknown): string => JSON.stringify(value, null, 2);

/** `--name value`, and lists behind one another. */
const flags = (values: Dictionary): string =>
  Object.entries(values)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `--${name}${value === true ? "" : ` ${[value].flat().join(" ")}`}`)
    .join(" \\\n  ");

const positional = ({ args }: Call): boolean => (args?.length ?? 0) > 0;

/** TrainingArguments as JSON. */
const transformers: Write = ({ name, kwargs = {} }, context) => {
  const { num_warmup_steps, num_training_steps, ...rest } = kwargs;
  if (name.startsWith("get_") || (typeof num_training_steps === "number" && num_training_steps < 1))
    return undefined;
  const { horizon: _, ...facts } = context;
  const text = json({
    lr_scheduler_type: name,
    warmup_steps: num_warmup_steps,
    max_steps: num_training_steps ?? 100,
    lr_scheduler_kwargs: rest,
  });
  return { text, facts };
};

const deepspeed: Write = ({ name, kwargs }, context) => ({
  text: json({
    train_batch_size: 8,
    zero_optimization: { stage: 1 },
    optimizer: { type: context.optimizer?.name ?? "Adam", params: { eps: 1e-8 } },
    scheduler: { type: name, params: kwargs },
  }),
  facts: context,
});

/** Megatron's flags: in samples where the scheduler counts them. */
const megatron: Write = ({ name, kwargs = {} }, context) => {
  const k = kwargs as { readonly [name: string]: Argument };
  const batch = context.horizon?.samplesPerStep;
  const unit = batch === undefined ? "iters" : "samples";
  const style = k.lr_decay_style ?? (name === "OptimizerParamScheduler" ? undefined : name);
  const grows = k.wd_incr_style !== undefined && k.wd_incr_style !== "constant";
  const decays = k.end_wd !== undefined || k.start_wd !== undefined;
  const text = flags({
    lr: k.max_lr,
    "min-lr": k.min_lr,
    "lr-warmup-init": k.init_lr,
    "lr-decay-style": style,
    [`lr-decay-${unit}`]: k.lr_decay_steps,
    [`lr-warmup-${unit}`]: k.lr_warmup_steps,
    [`lr-wsd-decay-${unit}`]: k.wsd_decay_steps,
    "lr-wsd-decay-style": k.lr_wsd_decay_style,
    [`train-${unit}`]: k.wd_incr_steps || k.lr_decay_steps,
    "global-batch-size": batch,
    ...(grows && {
      "weight-decay-incr-style": k.wd_incr_style,
      "start-weight-decay": k.start_wd ?? 0,
      "end-weight-decay": k.end_wd ?? 0,
    }),
    ...(!grows && decays && { "weight-decay": k.end_wd ?? k.start_wd }),
  });
  return { text: `pretrain.py ${text}`, facts: context };
};

const nanogpt: Write = ({ kwargs = {} }, context) => {
  const text = Object.entries(kwargs).map(
    ([key, value]) => `--${key}=${value === true ? "True" : value === false ? "False" : value}`,
  );
  return text.length < 2 ? undefined : { text: text.join(" "), facts: context };
};

/** Composer's YAML, in the part of YAML that is JSON. */
const composer: Write = ({ name, kwargs }, context) => {
  const { maxDuration, scaleScheduleRatio, horizon, ...facts } = context;
  const text = json({
    max_duration: maxDuration,
    scale_schedule_ratio: scaleScheduleRatio,
    global_train_batch_size: horizon?.samplesPerStep,
    scheduler: { name, ...kwargs },
    optimizer: { name: "decoupled_sgdw" },
  });
  return { text, facts: { ...facts, ...(horizon && { horizon }), maxDuration } };
};

const mmengine: Write = ({ name, kwargs = {} }, context) => {
  const listed = name.startsWith("param_scheduler") ? kwargs.param_scheduler : { type: name, ...kwargs };
  return { text: json({ param_scheduler: listed }), facts: context };
};

const scheds: { readonly [name: string]: string } = {
  CosineLRScheduler: "cosine",
  TanhLRScheduler: "tanh",
  PolyLRScheduler: "poly",
  StepLRScheduler: "step",
  MultiStepLRScheduler: "multistep",
  PlateauLRScheduler: "plateau",
};

/** timm's args.yaml, with the defaults of its classes where its parser has others. */
const timm: Write = ({ name, kwargs = {} }, context) => {
  const { lb, ub, threshold, cooldown_t, noise_range_t, mode = "max", ...k } = kwargs;
  if ([lb, ub, threshold, noise_range_t].some((each) => each !== undefined && each !== null) || cooldown_t)
    return undefined;
  const sched = scheds[last(name)];
  if (!sched || positional({ name, kwargs }) || (k.t_in_epochs === false && sched === "plateau"))
    return undefined;
  const stairs = sched === "step" || sched === "multistep";
  const text = json({
    sched,
    epochs: k.t_initial,
    min_lr: k.lr_min ?? 0,
    lr_cycle_mul: k.cycle_mul ?? 1,
    lr_cycle_decay: k.cycle_decay ?? 1,
    lr_cycle_limit: k.cycle_limit ?? 1,
    lr_k_decay: k.k_decay ?? 1,
    warmup_epochs: k.warmup_t ?? 0,
    warmup_lr: k.warmup_lr_init ?? 0,
    warmup_prefix: k.warmup_prefix ?? stairs,
    decay_rate: k.power ?? k.decay_rate ?? (sched === "poly" ? 0.5 : stairs ? 1 : 0.1),
    [sched === "multistep" ? "decay_milestones" : "decay_epochs"]: k.decay_t,
    patience_epochs: k.patience_t ?? 10,
    eval_metric: mode === "min" ? "loss" : "top1",
    sched_on_updates: k.t_in_epochs === false,
    lr: null,
  });
  return { text, facts: { ...context, horizon: { ...context.horizon, stepsPerEpoch: 1 } } };
};

/** An argument with calls as dictionaries that name a class. */
function made(value: Argument): unknown {
  if (Array.isArray(value)) return value.map(made);
  if (typeof value !== "object" || value === null) return value;
  const { name, args, kwargs } = value as Call;
  const isCall = typeof name === "string" && ("kwargs" in value || "args" in value);
  if (!isCall) return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, made(each)]));
  const inner = Object.fromEntries(Object.entries(kwargs ?? {}).map(([key, each]) => [key, made(each)]));
  return {
    _target_: `torch.optim.lr_scheduler.${last(name)}`,
    ...inner,
    ...(args && args.length > 0 && { _args_: args }),
  };
}

const torch: Write = (call, context) => ({
  text: json({ lr_scheduler: made(call as unknown as Argument) }),
  facts: context,
});

const writers: { readonly [F in Framework]?: Write } = {
  transformers,
  deepspeed,
  megatron,
  nanogpt,
  composer,
  mmengine,
  timm,
  torch,
};

/** Writes a call as a config, where its framework has such. */
export const toConfig = (framework: Framework, call: Call, context: ConvertContext): Written | undefined =>
  writers[framework]?.(call, context);

/** The frameworks that have configs. */
export const withConfigs: readonly Framework[] = Object.keys(writers) as Framework[];
