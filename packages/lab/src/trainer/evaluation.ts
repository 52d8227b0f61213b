import type { Batch, Machine } from "../engine/index.ts";
import type { Reading } from "../runners/runner.ts";
import type { Dataset } from "../tasks/index.ts";
import type { Pace } from "./pace.ts";

/** A data set in batches of one fixed size; the last one is filled up with rows that do not count. */
export interface EvaluationSet {
  readonly rows: number;
  readonly batches: () => Iterable<Batch & { readonly rows: number }>;
}

/** Sets up to so many bytes are kept as batches. */
const mostKept = 64 * 2 ** 20;

/** Cuts a data set into batches that a machine can evaluate. */
export function evaluationSet(dataset: Dataset, size: number): EvaluationSet {
  const { rows } = dataset;
  const places = new Uint32Array(size);
  const fetch = (from: number): Batch & { readonly rows: number } => {
    const count = Math.min(size, rows - from);
    for (let i = 0; i < size; i++) places[i] = i < count ? from + i : from;
    const { x, y } = dataset.batch(places);
    return { x, y, rows: count };
  };
  function* fresh(): Generator<Batch & { readonly rows: number }> {
    for (let from = 0; from < rows; from += size) yield fetch(from);
  }
  let kept: readonly (Batch & { readonly rows: number })[] | undefined;
  return {
    rows,
    batches: () => {
      if (kept !== undefined) return kept;
      const { x, y } = fetch(0);
      const bytes = (x.byteLength + y.byteLength) * Math.ceil(rows / size);
      if (bytes > mostKept) return fresh();
      kept = [...fresh()];
      return kept;
    },
  };
}

/** Mean loss over a data set and the share predicted right, with pauses. */
export async function evaluateSet(
  set: EvaluationSet,
  step: number,
  {
    machine,
    weights,
    pace,
  }: { readonly machine: Machine; readonly weights: "current" | "ema"; readonly pace: Pace },
): Promise<Reading> {
  let loss = 0;
  let right = 0;
  for (const batch of set.batches()) {
    const found = machine.evaluate(batch, weights);
    loss += found.loss;
    right += found.right;
    if (pace.due()) await pace.rest();
  }
  return readingOf(step, { loss, right, rows: set.rows });
}

/** A reading from sums over rows. */
export function readingOf(
  step: number,
  { loss, right, rows }: { readonly loss: number; readonly right: number; readonly rows: number },
): Reading {
  return { step, loss: loss / rows, ...(!Number.isNaN(right) && { accuracy: right / rows }) };
}
