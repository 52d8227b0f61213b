import type { Keys } from "../../keys/keys.ts";

/**
 * The LR of timm's train.py: `lr`, or
 *
 *   lr = lr_base * ratio,   ratio = batch_size * processes * grad_accum_steps / lr_base_size   (or its square root)
 *
 * The root is taken for optimizers whose names hold "ada" or "lamb", unless lr_base_scale says otherwise.
 */
export function timmLr(keys: Keys, opt: string): number {
  const lr = keys.number("lr", { min: 0 });
  if (lr !== undefined) return lr;
  if (!keys.has("lr_base") && keys.knownLr !== undefined) return keys.knownLr;
  const base = keys.number("lr_base", { min: 0 }) ?? 0.1;
  const size = keys.number("lr_base_size", { above: 0 }) ?? 256;
  const written = keys.text("lr_base_scale") || undefined;
  const scale = written ?? (/ada|lamb/.test(opt.toLowerCase()) ? "sqrt" : "linear");
  keys.settle();
  const batch = batchOf(keys);
  const ratio = scale === "sqrt" ? Math.sqrt(batch / size) : batch / size;
  const found = base * ratio;
  keys.assume(`The LR is ${found}: lr_base ${base} for a batch of ${batch} over ${size}, ${scale} scaling.`);
  return found;
}

/** The batch over all processes and accumulated gradients. */
function batchOf(keys: Keys): number {
  const each = keys.number("batch_size", { min: 1 }) ?? keys.number("b", { min: 1 });
  const accumulated = keys.number("grad_accum_steps", { min: 1 }) ?? 1;
  const given = keys.scope.facts.horizon?.samplesPerStep;
  if (given !== undefined) return given;
  const processes = processesOf(keys);
  if (each === undefined) keys.assume("batch_size is 128, the default of timm's train.py.");
  if (processes === undefined) keys.assume("One process trains: the text does not say how many.");
  return (each ?? 128) * (processes ?? 1) * accumulated;
}

/** How many processes a launcher starts, where its flags say it. */
function processesOf(keys: Keys): number | undefined {
  const all = launched(keys, "num_processes");
  const each = launched(keys, "nproc_per_node") ?? launched(keys, "num_gpus");
  return all ?? (each === undefined ? undefined : each * (launched(keys, "nnodes") ?? 1));
}

/** A number behind a flag of a launcher, which the script that it launches may follow. */
function launched(keys: Keys, name: string): number | undefined {
  const field = keys.fields.get(name);
  const value = Number(field?.items?.[0].value ?? field?.value);
  return Number.isInteger(value) && value > 0 ? value : undefined;
}
