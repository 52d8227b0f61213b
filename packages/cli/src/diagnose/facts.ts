import type { Choices } from "@anneal/logs";
import type { Facts } from "anneal/diagnose";
import type { Options } from "../commands/context.ts";
import { countOf } from "../commands/forecast/shared.ts";
import type { OpenedRun } from "../logs/opened-run.ts";
import { UsageError } from "../output/usage-error.ts";

/** What flags say of a run. */
export function readFacts(options: Options): Facts {
  const steps = countOf(options, "steps", "--steps");
  const accumulation = countOf(options, "accumulation", "--accumulation");
  const devices = countOf(options, "devices", "--devices");
  const beta2 = readBeta(options.beta2);
  return {
    ...(steps !== undefined && { steps }),
    ...(accumulation !== undefined && { accumulation }),
    ...(devices !== undefined && { devices }),
    ...(beta2 !== undefined && { beta2 }),
  };
}

function readBeta(given: unknown): number | undefined {
  if (given === undefined) return undefined;
  const value = Number(given);
  if (value > 0 && value < 1) return value;
  throw new UsageError(`--beta2: expected a number between 0 and 1, received ${JSON.stringify(given)}`);
}

/** The names under which trainers write these facts into the configuration that they log. */
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
} as const;

const words: { readonly [F in keyof typeof names]: (value: number) => string } = {
  steps: (value) => `${value} planned steps`,
  beta2: (value) => `beta2 ${value}`,
  accumulation: (value) => `${value} accumulated batches`,
  devices: (value) => `${value} processes`,
};

/** What is known of a run: what flags say, else what its log says of its trainer; and in a sentence what the log said. */
export function factsFor(
  { config = {}, steps }: OpenedRun,
  given: Facts,
  { stepsPerEpoch }: Choices,
): { readonly facts: Facts; readonly says: readonly string[] } {
  const found: { -readonly [F in keyof Facts]: Facts[F] } = {};
  const told: string[] = [];
  for (const fact of ["steps", "beta2", "accumulation", "devices"] as const) {
    if (given[fact] !== undefined) continue;
    const value = fact === "steps" && steps !== undefined ? steps : valueIn(config, fact);
    if (value === undefined) continue;
    found[fact] = value;
    told.push(words[fact](value));
  }
  const facts = { ...found, ...given, ...(stepsPerEpoch !== undefined && { stepsPerEpoch }) };
  return { facts, says: told.length === 0 ? [] : [`taken from the log: ${told.join(", ")}`] };
}

function valueIn(config: { readonly [name: string]: unknown }, fact: keyof typeof names): number | undefined {
  for (const name of names[fact]) {
    const value = config[name];
    if (typeof value !== "number") continue;
    if (fact === "beta2" ? value > 0 && value < 1 : Number.isSafeInteger(value) && value >= 1) return value;
  }
  return undefined;
}
