/** What trainers say of a run in the configuration that they log. */
export interface ConfigFacts {
  /** Updates that were planned. */
  readonly steps?: number;
  /** Adam's second beta. */
  readonly beta2?: number;
  /** Forward and backward passes in an update. */
  readonly accumulation?: number;
  /** Processes or devices that train together. */
  readonly devices?: number;
  /** Steps of the warmup. */
  readonly warmup?: number;
  /** Whether the optimizer divides by an average of squared gradients, as Adam does; left out where its name is not known. */
  readonly adam?: boolean;
}

const numberFacts = ["steps", "beta2", "accumulation", "devices", "warmup"] as const;
type NumberFact = (typeof numberFacts)[number];

/** The names under which trainers write these facts. */
const names = {
  steps: [
    "max_steps",
    "total_steps",
    "iterations",
    "max_iters",
    "num_training_steps",
    "train_steps",
    "train_iters",
  ],
  beta2: ["beta2", "adam_beta2", "adam_b2"],
  accumulation: [
    "gradient_accumulation_steps",
    "accumulate_grad_batches",
    "acc_steps",
    "grad_accum_steps",
    "accumulation_steps",
  ],
  devices: ["world_size", "num_processes", "n_gpu", "num_gpus"],
  warmup: [
    "warmup_steps",
    "num_warmup_steps",
    "lr_warmup_steps",
    "warmup_iters",
    "lr_warmup_iters",
    "warmup_updates",
  ],
} as const;

/**
 * Facts about a run out of its logged configuration. A value that cannot be one, such as `-1` planned steps, is left out.
 *
 * @example factsInConfig({ max_steps: 1000, adam_beta2: 0.95, n_gpu: -1 }); // { steps: 1000, beta2: 0.95 }
 */
export function factsInConfig(config: { readonly [name: string]: unknown }): ConfigFacts {
  const found: { -readonly [F in keyof ConfigFacts]: ConfigFacts[F] } = {};
  const adam = ofAdam(config);
  if (adam !== undefined) found.adam = adam;
  for (const fact of numberFacts) {
    const value = names[fact].map((name) => config[name]).find((each) => isFact(fact, each));
    if (typeof value === "number") found[fact] = value;
  }
  return found;
}

/** Whether the optimizer is of Adam's family, by its name or that of its kind. */
function ofAdam(config: { readonly [name: string]: unknown }): boolean | undefined {
  const given = optimizers.map((name) => config[name]).find((each) => each !== undefined && each !== null);
  const kind = typeof given === "object" ? (given as { readonly kind?: unknown }).kind : given;
  if (typeof kind !== "string") return undefined;
  if (/adam|adafactor|lamb/i.test(kind)) return true;
  return /sgd|momentum|nesterov|lion/i.test(kind) ? false : undefined;
}

const optimizers = ["optimizer", "optim", "opt", "optimizer_name", "optimizer_type"] as const;

const isFact = (fact: NumberFact, value: unknown): boolean =>
  typeof value === "number" &&
  (fact === "beta2" ? value > 0 && value < 1 : Number.isSafeInteger(value) && value >= 1);
