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
}

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
  for (const fact of ["steps", "beta2", "accumulation", "devices", "warmup"] as const) {
    const value = names[fact].map((name) => config[name]).find((each) => isFact(fact, each));
    if (typeof value === "number") found[fact] = value;
  }
  return found;
}

const isFact = (fact: keyof ConfigFacts, value: unknown): boolean =>
  typeof value === "number" &&
  (fact === "beta2" ? value > 0 && value < 1 : Number.isSafeInteger(value) && value >= 1);
