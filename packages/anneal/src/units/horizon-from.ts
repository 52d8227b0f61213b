import { didYouMean, type Problem, problem, refuse } from "../errors/index.ts";
import { type Horizon, mostSteps } from "./horizon.ts";

/** What a user knows of a run. Exactly one of `steps`, `epochs`, `samples` and `tokens` says how long it is. */
export interface RunFacts {
  /** Length as optimizer steps. */
  readonly steps?: number;
  /** Length as passes over the data; needs `dataset` and `microBatch`, or `stepsPerEpoch`. */
  readonly epochs?: number;
  /** Length as samples seen over all devices; needs `microBatch`. */
  readonly samples?: number;
  /** Length as tokens seen over all devices; needs `tokensPerSample` and `microBatch`, or `tokensPerStep`. */
  readonly tokens?: number;
  /** Samples in one pass over the data. */
  readonly dataset?: number;
  /** Samples in one forward and backward pass on one device. */
  readonly microBatch?: number;
  /** Micro-batches per optimizer step on each device. Default 1. */
  readonly accumulation?: number;
  /** Devices that each see other samples. Default 1. */
  readonly devices?: number;
  /** Tokens in one sample: the sequence length. */
  readonly tokensPerSample?: number;
  /** Tokens in one optimizer step, when it is known as such. */
  readonly tokensPerStep?: number;
  /** Optimizer steps in one epoch, when it is known as such: what `len(loader)` gives without accumulation. */
  readonly stepsPerEpoch?: number;
  /** Drops an incomplete last micro-batch of an epoch. Default false: it is a smaller one. */
  readonly dropLast?: boolean;
}

const lengths = ["steps", "epochs", "samples", "tokens"] as const;
const others = [
  "dataset",
  "microBatch",
  "accumulation",
  "devices",
  "tokensPerSample",
  "tokensPerStep",
  "stepsPerEpoch",
] as const;
const whole: readonly string[] = ["steps", "dataset", "microBatch", "accumulation", "devices"];

/**
 * The horizon of a run from what is known of it, and in words how it was found.
 *
 *   samples per step  = microBatch * accumulation * devices
 *   micro-batches     = ceil(dataset / (microBatch * devices))     per device and epoch; floor with dropLast
 *   steps per epoch   = ceil(micro-batches / accumulation)
 *   steps             = epochs * steps per epoch, or tokens / tokens per step, or samples / samples per step
 *
 * A step is one optimizer update: accumulation makes fewer of them, devices make each one larger, and an update that
 * mixed precision skips is not a step. The last step of an epoch takes the micro-batches that are left, as transformers
 * and accelerate do it. Steps are rounded to the nearest whole step.
 *
 * @throws AnnealError when no length or several are given, when a fact that the length needs is missing, or when a
 * number is not above 0.
 * @example horizonFrom({ dataset: 50_000, epochs: 90, microBatch: 64, devices: 4 }).horizon; // { steps: 17640, stepsPerEpoch: 196, samplesPerStep: 256 }
 * @example horizonFrom({ tokens: 1e9, tokensPerStep: 2 ** 19 }).horizon.steps; // 1907
 */
export function horizonFrom(facts: RunFacts): {
  readonly horizon: Horizon;
  readonly says: readonly string[];
} {
  refuse(factProblems(facts));
  const { dataset, microBatch, accumulation = 1, devices = 1, tokensPerSample, dropLast } = facts;
  const says: string[] = [];
  const samplesPerStep = microBatch === undefined ? undefined : microBatch * accumulation * devices;
  if (samplesPerStep !== undefined && samplesPerStep !== microBatch) {
    const factors = [`micro-batches of ${count(microBatch ?? 0, "sample")}`];
    if (accumulation > 1) factors.push(`${accumulation} accumulated`);
    if (devices > 1) factors.push(`on ${devices} devices`);
    says.push(`${factors.join(", ")}: ${count(samplesPerStep, "sample")} per step`);
  }
  let { tokensPerStep } = facts;
  if (tokensPerStep === undefined && tokensPerSample !== undefined && samplesPerStep !== undefined) {
    tokensPerStep = samplesPerStep * tokensPerSample;
    says.push(
      `${count(samplesPerStep, "sample")} of ${count(tokensPerSample, "token")}: ${count(tokensPerStep, "token")} per step`,
    );
  }
  let { stepsPerEpoch } = facts;
  if (stepsPerEpoch === undefined && dataset !== undefined && microBatch !== undefined) {
    const exact = dataset / (microBatch * devices);
    const microBatches = dropLast ? Math.floor(exact) : Math.ceil(exact);
    if (microBatches === 0) {
      refuse([
        problem("range", "dataset", "at least one whole micro-batch per device with dropLast", dataset),
      ]);
    }
    stepsPerEpoch = Math.ceil(microBatches / accumulation);
    const last =
      exact === microBatches ? "" : dropLast ? ", the incomplete one dropped" : ", the last one smaller";
    const each = accumulation > 1 ? `, ${accumulation} to a step` : "";
    says.push(
      `${count(dataset, "sample")} are ${count(microBatches, "micro-batch", "micro-batches")}${devices > 1 ? " per device" : ""}${last}${each}: ${count(stepsPerEpoch, "step")} per epoch`,
    );
  }
  const steps = lengthInSteps(facts, { samplesPerStep, tokensPerStep, stepsPerEpoch }, says);
  const horizon: Horizon = {
    steps,
    ...(stepsPerEpoch !== undefined && { stepsPerEpoch }),
    ...(samplesPerStep !== undefined && { samplesPerStep }),
    ...(tokensPerStep !== undefined && { tokensPerStep }),
  };
  return { horizon, says };
}

function lengthInSteps(facts: RunFacts, rates: Omit<Partial<Horizon>, "steps">, says: string[]): number {
  const { steps, epochs, samples, tokens } = facts;
  const { stepsPerEpoch, samplesPerStep, tokensPerStep } = rates;
  const [amount = 0, unit, exact, needs] =
    steps !== undefined
      ? [steps, "step", steps, ""]
      : epochs !== undefined
        ? [
            epochs,
            "epoch",
            stepsPerEpoch && epochs * stepsPerEpoch,
            "stepsPerEpoch, or dataset and microBatch",
          ]
        : samples !== undefined
          ? [samples, "sample", samplesPerStep && samples / samplesPerStep, "microBatch"]
          : [
              tokens,
              "token",
              tokens && tokensPerStep && tokens / tokensPerStep,
              "tokensPerStep, or microBatch and tokensPerSample",
            ];
  const path = `${unit}s`;
  if (exact === undefined) {
    refuse([problem("missing", path, `${needs} to be given beside it`, amount)]);
    return 0;
  }
  const found = Math.round(exact);
  if (found < 1 || found > mostSteps) {
    refuse([
      problem("range", path, "a run of 1 to 1e15 steps", amount, {
        note: `${Number(exact.toPrecision(3))} steps`,
      }),
    ]);
  }
  if (steps === undefined) {
    says.push(`${count(amount, unit)}: ${found === exact ? "" : "about "}${count(found, "step")}`);
  }
  return found;
}

function factProblems(facts: RunFacts): Problem[] {
  if (typeof facts !== "object" || facts === null)
    return [problem("type", "run", "an object of facts", facts)];
  const known = [...lengths, ...others, "dropLast"];
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(facts)) {
    if (!known.includes(name)) {
      problems.push(problem("unknown", name, `one of ${known.join(", ")}`, name, didYouMean(name, known)));
    } else if (name === "dropLast") {
      if (typeof value !== "boolean" && value !== undefined)
        problems.push(problem("type", name, "true or false", value));
    } else if (value !== undefined && !isCount(value, whole.includes(name))) {
      problems.push(problem("range", name, `a ${whole.includes(name) ? "whole " : ""}number above 0`, value));
    }
  }
  const given = lengths.filter((name) => facts[name] !== undefined);
  if (given.length !== 1) {
    problems.push(
      problem(
        "missing",
        "run",
        `exactly one of ${lengths.join(", ")} as its length`,
        given.join(" and ") || undefined,
      ),
    );
  }
  return problems;
}

const isCount = (value: unknown, mustBeWhole: boolean): boolean =>
  typeof value === "number" && value > 0 && value <= 1e18 && (!mustBeWhole || Number.isInteger(value));

/** `1,000 samples`, `1 step`. */
function count(amount: number, one: string, many = `${one}s`): string {
  const text = String(amount);
  const grouped = /^\d+$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, ",") : text;
  return `${grouped} ${amount === 1 ? one : many}`;
}
