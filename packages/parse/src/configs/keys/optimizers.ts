import type { OptimizerFacts } from "anneal/convert";

/** What names of optimizers begin with, in the configs of all libraries, and the family that it is. */
const families: readonly (readonly [RegExp, string])[] = [
  [/adamw|adam_w|adam-w/i, "AdamW"],
  [/adam|adagrad|lamb|ademamix/i, "Adam"],
  [/sgd|momentum/i, "SGD"],
];

/**
 * The optimizer as schedulers that cycle momentum want to know it: by its family where it has one, and with its LR.
 */
export function optimizerFacts(
  name: string | undefined,
  lr: number | undefined,
  beta2?: number,
): OptimizerFacts {
  const family = name === undefined ? undefined : families.find(([pattern]) => pattern.test(name))?.[1];
  return {
    ...(name !== undefined && { name: family ?? name }),
    ...(lr !== undefined && { lr }),
    ...(beta2 !== undefined && { beta2 }),
  };
}
