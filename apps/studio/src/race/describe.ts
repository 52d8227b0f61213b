import {
  checkBatchSize,
  columnsOf,
  type Fact,
  LabError,
  makeTask,
  type OptimizerSpec,
  type TaskSpec,
} from "@anneal/lab";
import { AnnealError } from "anneal";
import { digitsTable } from "./tasks/digits.ts";
import { sentencesText } from "./tasks/sentences.ts";

/** What a page asks a worker about data: reading them may take longer than a page may stand still. */
export interface Asked {
  readonly kind: "describe";
  /** A table may still lack its target: `target` is then empty. A name is one of the built-in tasks. */
  readonly task: TaskSpec | BuiltIn;
  readonly batch?: number;
}

/** What there is to know of data before anything is trained. */
export interface Described {
  readonly kind: "described";
  /** Names of the columns, of a table. */
  readonly columns?: readonly string[];
  /** The column to predict, also where no task could be made of it. */
  readonly target?: string;
  readonly task?: TaskFacts;
  /** A built-in task, made. */
  readonly made?: TaskSpec;
  /** Why no task could be made of them, in one sentence. */
  readonly problem?: string;
}

export interface TaskFacts {
  readonly name: string;
  readonly metric: string;
  /** "MLP 64–32–10" */
  readonly model: string;
  readonly optimizer: OptimizerSpec;
  readonly batch: number;
  readonly rows: number;
  readonly facts: readonly Fact[];
}

/** Names under which tables usually have what is to be predicted. */
const usualTargets = ["target", "label", "labels", "class", "y", "outcome", "digit", "species"];

/** The column to predict, where only one bears a usual name. */
function onlyTarget(columns: readonly string[]): string | undefined {
  const found = columns.filter((name) => usualTargets.includes(name.trim().toLowerCase()));
  return found.length === 1 ? found[0] : undefined;
}

/** Tasks whose data are drawn here. */
export type BuiltIn = "digits" | "text";

const makers: Readonly<Record<BuiltIn, () => TaskSpec>> = {
  digits: () => ({
    kind: "csv",
    path: "digits",
    text: digitsTable(),
    target: "digit",
    model: { hidden: [32] },
  }),
  text: () => ({ kind: "text", path: "sentences", text: sentencesText(), model: { hidden: 32 } }),
};

/** The worker's side: makes a built-in task, or reads data and says what they are. */
export function describe({ task, batch }: Asked): Described {
  if (typeof task !== "string") return describeData(task, batch);
  const made = makers[task]();
  return { ...describeData(made, batch), made };
}

function describeData(task: TaskSpec, batch: number | undefined): Described {
  const name = task.path ?? "the data";
  try {
    const columns = task.kind === "csv" ? { columns: columnsOf(task.text ?? "", name) } : {};
    const target = task.kind === "csv" ? task.target || onlyTarget(columns.columns ?? []) : undefined;
    if (task.kind === "csv" && target === undefined) return { kind: "described", ...columns };
    const spec: TaskSpec = task.kind === "csv" ? { ...task, target: target ?? "" } : task;
    return {
      kind: "described",
      ...columns,
      ...(target !== undefined && { target }),
      ...factsOf(spec, batch),
    };
  } catch (error) {
    return { kind: "described", problem: sentenceOf(error) };
  }
}

function factsOf(spec: TaskSpec, batch: number | undefined): Pick<Described, "task" | "problem"> {
  try {
    const made = makeTask(spec);
    if (batch !== undefined) checkBatchSize(made, batch);
    const { model, defaults } = made;
    const words =
      model.kind === "mlp"
        ? `MLP ${[model.inputs, ...model.hidden, model.outputs].join("–")}`
        : model.kind === "characters"
          ? `Characters, ${model.context} before, ${model.hidden} hidden`
          : "CNN";
    return {
      task: {
        name: made.name,
        metric: made.loss === "cross-entropy" ? "cross-entropy loss" : "squared error",
        model: words,
        optimizer: defaults.optimizer,
        batch: batch ?? defaults.batchSize,
        rows: made.train.rows + made.valid.rows + made.test.rows,
        facts: made.facts,
      },
    };
  } catch (error) {
    return { problem: sentenceOf(error) };
  }
}

/** An error of ours is one sentence already; anything else is a defect, and says so. */
const sentenceOf = (error: unknown): string =>
  error instanceof AnnealError || error instanceof LabError
    ? error.message
    : `These data could not be read: ${error instanceof Error ? error.message : String(error)}`;
