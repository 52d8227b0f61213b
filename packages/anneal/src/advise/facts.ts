import { familyOf } from "../batch/index.ts";
import { didYouMean, type Problem, problem, refuse } from "../errors/index.ts";
import { checkFields, type Fields, suggest } from "../schedules/index.ts";
import { type Task, tasks } from "./tasks.ts";

/** What is known of a run. Only `task` is required; every other fact makes the advice better. */
export interface Facts {
  readonly task: Task;
  /** Parameters of the model; of a language model those outside the embeddings. */
  readonly params?: number;
  /** Tokens of the whole run. */
  readonly tokens?: number;
  /** Tokens per step, over all devices and accumulated micro-batches. */
  readonly batchTokens?: number;
  /** Samples per step, counted likewise. */
  readonly batch?: number;
  /** Samples in one pass over the data. */
  readonly dataset?: number;
  readonly epochs?: number;
  /** Steps of the whole run. */
  readonly steps?: number;
  /** Its name, in any spelling. Default: the usual one of the task. */
  readonly optimizer?: string;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly weightDecay?: number;
  readonly precision?: "fp32" | "tf32" | "bf16" | "fp16" | "fp8";
  /** Whether the length of the run is decided. Default "fixed". */
  readonly horizon?: "fixed" | "open";
  /** Default "scratch"; fine-tuning always starts from a checkpoint. */
  readonly start?: "scratch" | "checkpoint";
  /** The run has had spikes of loss, or has diverged. */
  readonly unstable?: "yes" | "no";
  /** A peak LR that was tuned on a smaller model or a shorter run of your own. */
  readonly tunedLr?: number;
  /** Tokens of the run on which `tunedLr` was tuned. */
  readonly tunedTokens?: number;
  /** Width of the model on which `tunedLr` was tuned, with muP. */
  readonly tunedWidth?: number;
  /** Width of this model, with muP. */
  readonly width?: number;
}

/** Facts without contradictions, and what follows from them. */
export interface KnownFacts extends Facts {
  readonly optimizer: string;
  readonly family: "sgd" | "adam";
  readonly horizon: "fixed" | "open";
  readonly start: "scratch" | "checkpoint";
  /** Training compute in FLOPs: 6 * params * tokens, where both are known. */
  readonly flops?: number;
}

const amount = (says: string, range: { readonly min?: number; readonly max: number }) =>
  ({
    type: "number",
    above: range.min === undefined ? 0 : undefined,
    optional: true,
    says,
    ...range,
  }) as const;

const fields: Fields<keyof Omit<Facts, "task" | "optimizer">> = {
  params: amount("parameters", { min: 1, max: 1e14 }),
  tokens: amount("tokens of the run", { min: 1, max: 1e17 }),
  batchTokens: amount("tokens per step", { min: 1, max: 1e12 }),
  batch: amount("samples per step", { min: 1, max: 1e9 }),
  dataset: amount("samples in one pass", { min: 1, max: 1e15 }),
  epochs: amount("passes over the data", { max: 1e7 }),
  steps: amount("steps of the run", { min: 1, max: 1e12 }),
  beta1: { type: "number", min: 0, below: 1, optional: true, says: "first beta" },
  beta2: { type: "number", min: 0, below: 1, optional: true, says: "second beta" },
  weightDecay: { type: "number", min: 0, max: 10, optional: true, says: "weight decay" },
  precision: { type: "choice", of: ["fp32", "tf32", "bf16", "fp16", "fp8"], optional: true, says: "numbers" },
  horizon: { type: "choice", of: ["fixed", "open"], default: "fixed", says: "whether the length is decided" },
  start: {
    type: "choice",
    of: ["scratch", "checkpoint"],
    optional: true,
    says: "where the weights come from",
  },
  unstable: { type: "choice", of: ["yes", "no"], optional: true, says: "whether it spiked or diverged" },
  tunedLr: amount("a tuned peak LR", { max: 1e3 }),
  tunedTokens: amount("tokens of the tuned run", { min: 1, max: 1e17 }),
  tunedWidth: amount("width of the tuned model", { min: 1, max: 1e7 }),
  width: amount("width of the model", { min: 1, max: 1e7 }),
};

/** Names of all facts. */
export const factNames: readonly string[] = ["task", "optimizer", ...Object.keys(fields)];

/**
 * Checks facts and works out what follows from them: the steps, the compute.
 *
 * @throws AnnealError with every mistake and contradiction.
 */
export function readFacts(facts: Facts): KnownFacts {
  if (typeof facts !== "object" || facts === null || Array.isArray(facts)) {
    refuse([problem("type", "facts", "an object of facts", facts)]);
  }
  const problems: Problem[] = [];
  const report = (found: Problem): void => void problems.push(suggest(found));
  const { task, optimizer, ...rest } = facts;
  const known = taskOf(task, report);
  const filled = checkFields(rest, fields as Fields, { path: "facts", report }) as unknown as Facts;
  refuse(problems);
  const chosen = optimizer ?? tasks[known].optimizer;
  const { family, name } = familyOf(chosen, "facts.optimizer");
  const tuned = known === "finetune" || known === "lora";
  const steps = stepsOf(filled);
  refuse(contradictions({ ...filled, task: known }, steps));
  const { params, tokens } = filled;
  return {
    ...filled,
    task: known,
    optimizer: name,
    family,
    horizon: filled.horizon ?? "fixed",
    start: tuned ? "checkpoint" : (filled.start ?? "scratch"),
    ...(steps !== undefined && { steps }),
    ...(params !== undefined && tokens !== undefined && { flops: 6 * params * tokens }),
  };
}

function taskOf(task: unknown, report: (found: Problem) => void): Task {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const names = Object.keys(tasks) as Task[];
  const word = typeof task === "string" ? plain(task) : "";
  const found = names.find(
    (name) => name === word || tasks[name].aliases.some((each) => plain(each) === word),
  );
  if (found) return found;
  const rule = `one of ${names.join(", ")}`;
  const hint = typeof task === "string" ? didYouMean(word, names) : {};
  report(
    problem(task === undefined ? "missing" : "unknown", "facts.task", rule, task, { words: names, ...hint }),
  );
  return "pretrain";
}

/** The steps of a run, as given or by its data and batch. */
function stepsOf(facts: Facts): number | undefined {
  const { steps, tokens, batchTokens, dataset, epochs, batch } = facts;
  if (steps !== undefined) return steps;
  const counted =
    tokens !== undefined && batchTokens !== undefined
      ? tokens / batchTokens
      : dataset !== undefined && epochs !== undefined && batch !== undefined
        ? (dataset * epochs) / batch
        : undefined;
  return counted === undefined ? undefined : Math.max(1, Math.round(counted));
}

/** What cannot be true at once. */
function contradictions(facts: Facts, steps: number | undefined): readonly Problem[] {
  const { tokens, batchTokens, dataset, epochs, batch } = facts;
  const found: Problem[] = [];
  const most = (name: string, limit: number, what: string, value: number | undefined): void => {
    if (value !== undefined && value > limit)
      found.push(problem("range", `facts.${name}`, `at most ${what}`, value));
  };
  if (tokens !== undefined) most("batchTokens", tokens, `the ${tokens} tokens of the run`, batchTokens);
  if (dataset !== undefined) most("batch", dataset, `the ${dataset} samples of the data`, batch);
  const counts: readonly (readonly [string, number | undefined, number | undefined])[] = [
    ["tokens / batchTokens", tokens, batchTokens],
    ["dataset * epochs / batch", dataset && epochs && dataset * epochs, batch],
  ];
  for (const [name, all, each] of counts) {
    if (steps === undefined || all === undefined || each === undefined || all < each) continue;
    const other = all / each;
    if (Math.abs(steps - other) > 0.02 * other + 1) {
      found.push(problem("range", "facts.steps", `${name}, which is ${Math.round(other)}`, steps));
    }
  }
  if ((facts.tunedTokens !== undefined || facts.tunedWidth !== undefined) && facts.tunedLr === undefined) {
    found.push(problem("missing", "facts.tunedLr", "the LR that was tuned there", undefined));
  }
  if (facts.tunedWidth !== undefined && facts.width === undefined) {
    found.push(problem("missing", "facts.width", "the width of this model beside tunedWidth", undefined));
  }
  return found;
}
