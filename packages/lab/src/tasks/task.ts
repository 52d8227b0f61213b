import type { Batch } from "../engine/engine.ts";
import type { LossName, ModelSpec } from "../models/model.ts";
import type { OptimizerSpec } from "../optimizers/optimizer.ts";
import type { Encoding } from "./encoding.ts";

/** Data, split and encoded, and the model that learns from it. Made from a {@link TaskSpec} and the file's content. */
export interface Task {
  readonly kind: "text" | "csv" | "images";
  /** What was read, in words: `digits.csv, target “target”`. Comes from the user: escape it where it is shown. */
  readonly name: string;
  readonly loss: LossName;
  readonly model: ModelSpec;
  /** What suits this task when the user names none. */
  readonly defaults: { readonly optimizer: OptimizerSpec; readonly batchSize: number };
  readonly train: Dataset;
  readonly valid: Dataset;
  readonly test: Dataset;
  /**
   * The same task with other rows to validate on, drawn by the seed from those that are not for testing. Nothing is
   * fitted anew, so the same numbers stand for the same things.
   */
  readonly redraw: (seed: number) => Pick<Task, "train" | "valid">;
  /** How the data became numbers: with it, other data can become the same ones. */
  readonly encoding: Encoding;
  /** What a reader of the report wants to know: rows, columns, classes, split, what was left out and why. */
  readonly facts: readonly Fact[];
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Rows that can be fetched by their number. */
export interface Dataset {
  readonly rows: number;
  /** A batch of these rows in this order. */
  readonly batch: (rows: ArrayLike<number>) => Batch;
}

/** A task as plain data, so that a worker or a resumed run can make the same one again. */
export type TaskSpec = TextSpec | CsvSpec | ImagesSpec;

interface Common {
  /** Decides which rows are for training, validation and test. Default 0. */
  readonly splitSeed?: number;
  /** Overrides parts of the model, such as `{ hidden: [64] }`. */
  readonly model?: { readonly [field: string]: number | string | readonly number[] };
  /** Encode by this, as the data were that trained weights know; nothing is then fitted on these data. */
  readonly encoding?: Encoding;
}

/** A character model over a text. `text` is the content; a runner in Node fills it from `path` (a file or a folder). */
export interface TextSpec extends Common {
  readonly kind: "text";
  readonly path?: string;
  readonly text?: string;
}

/** Classification or regression over a table. */
export interface CsvSpec extends Common {
  readonly kind: "csv";
  readonly path?: string;
  readonly text?: string;
  /** The column to predict. */
  readonly target: string;
  /** Default: classification when the target is words or few whole numbers. */
  readonly predict?: "class" | "number";
  /** Columns not to learn from. */
  readonly ignore?: readonly string[];
}

/** Images as MNIST has them: two IDX files. */
export interface ImagesSpec extends Common {
  readonly kind: "images";
  readonly path?: string;
  readonly labelsPath?: string;
  readonly images?: Uint8Array;
  readonly labels?: Uint8Array;
}
