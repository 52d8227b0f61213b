import type { ColumnEncoding, NumbersEncoding, WordsEncoding } from "../encoding.ts";
import type { Column, NumberColumn, WordColumn } from "./column.ts";
import { median, spreadOf, standardise } from "./statistics.ts";

/** How a column becomes inputs of a model. */
export interface Encoder {
  readonly column: string;
  readonly encoding: ColumnEncoding;
  /** One for each input: `age`, `age missing`, `town = Rome`, `town = other`. */
  readonly inputs: readonly string[];
  /** Writes the inputs of a row. */
  readonly put: (row: number, into: Float32Array, at: number) => void;
}

/** A column that is not learnt from, and why. */
export interface LeftOut {
  readonly column: string;
  readonly why: string;
}

/** Named words of a column; what is rarer is "other". */
const mostLevels = 32;

/** A word must be seen so often in the training rows to be named. */
const fewestOfLevel = 2;

/**
 * Numbers: what is missing becomes the median, all are standardised, and where training rows lack some, an input says
 * so. Words: an input each for the 32 most frequent that are seen twice, one for those missing, one for all others.
 */
export function encode(column: Column, train: ArrayLike<number>): Encoder | LeftOut {
  if (column.kind === "numbers") {
    const fitted = fitNumbers(column, train);
    return "why" in fitted ? fitted : encodeNumbers(column, fitted);
  }
  const fitted = fitWords(column, train);
  return "why" in fitted ? fitted : encodeWords(column, fitted);
}

function fitNumbers(
  { name: column, values }: NumberColumn,
  train: ArrayLike<number>,
): NumbersEncoding | LeftOut {
  const seen = Array.from(train, (row) => values[row]);
  const known = seen.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return { column, why: "empty" };
  const middle = median(known);
  const spread = spreadOf(seen.map((value) => (Number.isNaN(value) ? middle : value)));
  const missing = known.length < seen.length;
  if (!spread && !missing) return { column, why: "constant" };
  return { kind: "numbers", column, median: middle, ...(spread && { spread }), missing };
}

/** Numbers by an encoding that was fitted, here or on other data. */
export function encodeNumbers({ name, values }: NumberColumn, encoding: NumbersEncoding): Encoder {
  const { median: middle, spread, missing } = encoding;
  const writers: ((value: number) => number)[] = [];
  const inputs: string[] = [];
  if (spread) {
    inputs.push(name);
    writers.push((value) => standardise(Number.isNaN(value) ? middle : value, spread));
  }
  if (missing) {
    inputs.push(`${name} missing`);
    writers.push((value) => (Number.isNaN(value) ? 1 : 0));
  }
  const put: Encoder["put"] = (row, into, at) => {
    writers.forEach((write, i) => {
      into[at + i] = write(values[row]);
    });
  };
  return { column: name, encoding, inputs, put };
}

function fitWords({ name: column, values }: WordColumn, train: ArrayLike<number>): WordsEncoding | LeftOut {
  const counts = new Map<string | undefined, number>();
  for (const row of Array.from(train)) counts.set(values[row], (counts.get(values[row]) ?? 0) + 1);
  if (counts.size === 1) return { column, why: counts.has(undefined) ? "empty" : "constant" };
  const words = [...counts]
    .filter(([, n]) => n >= fewestOfLevel)
    .sort(byCount)
    .slice(0, mostLevels)
    .map(([word]) => word ?? null);
  if (words.length === 0) return { column, why: "every value differs" };
  return { kind: "words", column, words, other: words.length < counts.size };
}

/** Words by an encoding that was fitted, here or on other data. */
export function encodeWords({ name, values }: WordColumn, encoding: WordsEncoding): Encoder {
  const { words, other } = encoding;
  const slots = new Map(words.map((word, i) => [word ?? undefined, i]));
  const otherSlot = other ? words.length : undefined;
  const inputs = words.map((word) => (word === null ? `${name} missing` : `${name} = ${word}`));
  if (other) inputs.push(`${name} = other`);
  const put: Encoder["put"] = (row, into, at) => {
    const slot = slots.get(values[row]) ?? otherSlot;
    if (slot !== undefined) into[at + slot] = 1;
  };
  return { column: name, encoding, inputs, put };
}

/** Most frequent first; among equals by the word, so that the order of the rows does not matter. */
function byCount([a, n]: [string | undefined, number], [b, m]: [string | undefined, number]): number {
  if (n !== m) return m - n;
  return (a ?? "") < (b ?? "") ? -1 : 1;
}

/** The inputs of all rows, row after row. */
export function encodeRows(
  encoders: readonly Encoder[],
  rows: number,
): { readonly x: Float32Array; readonly width: number } {
  const width = encoders.reduce((sum, each) => sum + each.inputs.length, 0);
  const x = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    let at = row * width;
    for (const encoder of encoders) {
      encoder.put(row, x, at);
      at += encoder.inputs.length;
    }
  }
  return { x, width };
}
