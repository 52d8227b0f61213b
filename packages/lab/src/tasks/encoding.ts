import { refuseData } from "./refuse.ts";
import type { TaskSpec } from "./task.ts";

/**
 * How data become the numbers that a model sees, and what its outputs stand for, as plain JSON. Weights mean something
 * only together with it: whoever goes on with trained weights encodes new data by the encoding of the old ones.
 */
export type Encoding = TextEncoding | CsvEncoding | ImagesEncoding;

export interface TextEncoding {
  readonly kind: "text";
  /** Code points of the vocabulary, rising: token i is the i-th of them, and any other character is the token after. */
  readonly characters: readonly number[];
  /** How many characters the model sees. */
  readonly context: number;
}

export interface CsvEncoding {
  readonly kind: "csv";
  /** The columns that are learnt from, in the order of their inputs. Other columns of a table are passed over. */
  readonly columns: readonly ColumnEncoding[];
  readonly target: TargetEncoding;
}

export type ColumnEncoding = NumbersEncoding | WordsEncoding;

interface OneColumn {
  readonly column: string;
  /** Which of the columns of this name, where several have it: 0 is the first, which is the default. */
  readonly nth?: number;
}

/** A column of numbers. */
export interface NumbersEncoding extends OneColumn {
  readonly kind: "numbers";
  /** Stands for what is missing. */
  readonly median: number;
  /** Left out where the numbers never differed: then there is no input for them. */
  readonly spread?: Spread;
  /** Whether an input says that a number is missing. */
  readonly missing: boolean;
}

/** A column of words: an input each, 0 or 1. */
export interface WordsEncoding extends OneColumn {
  readonly kind: "words";
  /** In the order of their inputs; `null` is what is missing. */
  readonly words: readonly (string | null)[];
  /** Whether one more input stands for all other words. Where none does, another word is 0 in all. */
  readonly other: boolean;
}

/** The column to predict: output i is the class with the i-th name, or the one output is a standardised number. */
export type TargetEncoding =
  | { readonly kind: "class"; readonly column: string; readonly names: readonly string[] }
  | { readonly kind: "number"; readonly column: string; readonly spread: Spread };

export interface ImagesEncoding {
  readonly kind: "images";
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  /** Of all pixels. */
  readonly mean: number;
  readonly deviation: number;
  /** Labels, in the order of the outputs. */
  readonly classes: readonly string[];
}

/** Where values lie and how far they spread, safe from overflow: mean = scale * centre, deviation = scale * width. */
export interface Spread {
  readonly scale: number;
  readonly centre: number;
  readonly width: number;
}

/**
 * The encoding that a spec gives, if it gives one.
 *
 * @throws AnnealError when it is of another kind of task.
 */
export function givenEncoding<Kind extends Encoding["kind"]>(
  { encoding }: Pick<TaskSpec, "encoding">,
  kind: Kind,
): Extract<Encoding, { kind: Kind }> | undefined {
  if (encoding === undefined) return undefined;
  if (encoding.kind !== kind) refuseData("encoding.kind", `"${kind}", as the task has`, encoding.kind);
  return encoding as Extract<Encoding, { kind: Kind }>;
}
