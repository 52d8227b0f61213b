import { type Choices, type ConfigFacts, factsInConfig } from "@anneal/logs";
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

const words: { readonly [F in Exclude<keyof ConfigFacts, "adam">]-?: (value: number) => string } = {
  steps: (value) => `${value} planned steps`,
  beta2: (value) => `beta2 ${value}`,
  accumulation: (value) => `${value} accumulated batches`,
  devices: (value) => `${value} processes`,
  warmup: (value) => `a warmup of ${value} steps`,
};

/** What is known of a run: what flags say, else what its log says of its trainer; and in a sentence what the log said. */
export function factsFor(
  { config = {}, steps }: OpenedRun,
  given: Facts,
  { stepsPerEpoch }: Choices,
): { readonly facts: Facts; readonly says: readonly string[] } {
  const found: { -readonly [F in keyof Facts]: Facts[F] } = {};
  const logged = factsInConfig(config);
  const told: string[] = [];
  for (const fact of ["steps", "beta2", "accumulation", "devices", "warmup"] as const) {
    if (given[fact] !== undefined) continue;
    const value = fact === "steps" && steps !== undefined ? steps : logged[fact];
    if (value === undefined) continue;
    found[fact] = value;
    told.push(words[fact](value));
  }
  if (logged.adam !== undefined) {
    found.adam = logged.adam;
    told.push(
      logged.adam ? "an optimizer of Adam's family" : "an optimizer without Adam's average of squares",
    );
  }
  const facts = { ...found, ...given, ...(stepsPerEpoch !== undefined && { stepsPerEpoch }) };
  return { facts, says: told.length === 0 ? [] : [`taken from the log: ${told.join(", ")}`] };
}
