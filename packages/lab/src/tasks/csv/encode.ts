import type { Column, NumberColumn, WordColumn } from "./column.ts";
import { median, spreadOf, standardise } from "./statistics.ts";

/** How a column becomes inputs of a model, fitted on the training rows. */
export interface Encoder {
  readonly column: string;
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
export const encode = (column: Column, train: ArrayLike<number>): Encoder | LeftOut =>
  column.kind === "numbers" ? encodeNumbers(column, train) : encodeWords(column, train);

function encodeNumbers({ name, values }: NumberColumn, train: ArrayLike<number>): Encoder | LeftOut {
  const seen = Array.from(train, (row) => values[row]);
  const known = seen.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return { column: name, why: "empty" };
  const middle = median(known);
  const fill = (value: number): number => (Number.isNaN(value) ? middle : value);
  const spread = spreadOf(seen.map(fill));
  const writers: ((value: number) => number)[] = [];
  const inputs: string[] = [];
  if (spread) {
    inputs.push(name);
    writers.push((value) => standardise(fill(value), spread));
  }
  if (known.length < seen.length) {
    inputs.push(`${name} missing`);
    writers.push((value) => (Number.isNaN(value) ? 1 : 0));
  }
  if (inputs.length === 0) return { column: name, why: "constant" };
  const put: Encoder["put"] = (row, into, at) => {
    writers.forEach((write, i) => {
      into[at + i] = write(values[row]);
    });
  };
  return { column: name, inputs, put };
}

function encodeWords({ name, values }: WordColumn, train: ArrayLike<number>): Encoder | LeftOut {
  const counts = new Map<string | undefined, number>();
  for (const row of Array.from(train)) counts.set(values[row], (counts.get(values[row]) ?? 0) + 1);
  if (counts.size === 1) return { column: name, why: counts.has(undefined) ? "empty" : "constant" };
  const levels = [...counts]
    .filter(([, n]) => n >= fewestOfLevel)
    .sort(byCount)
    .slice(0, mostLevels);
  const slots = new Map(levels.map(([word], i) => [word, i]));
  const hasOthers = slots.size < counts.size;
  if (slots.size === 0) return { column: name, why: "every value differs" };
  const other = hasOthers ? slots.size : undefined;
  const inputs = levels.map(([word]) => (word === undefined ? `${name} missing` : `${name} = ${word}`));
  if (hasOthers) inputs.push(`${name} = other`);
  const put: Encoder["put"] = (row, into, at) => {
    const slot = slots.get(values[row]) ?? other;
    if (slot !== undefined) into[at + slot] = 1;
  };
  return { column: name, inputs, put };
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
