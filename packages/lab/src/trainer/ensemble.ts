import type { Machine } from "../engine/index.ts";
import type { LossName } from "../models/index.ts";
import type { Reading } from "../runners/runner.ts";
import { type EvaluationSet, readingOf } from "./evaluation.ts";
import type { Pace } from "./pace.ts";
import type { EnsembleState } from "./state.ts";

/** The mean prediction of the snapshots taken so far. */
export interface Ensemble {
  readonly snapshots: () => number;
  /** Takes one more: predicts every row with the weights of now. Nothing changes when it is interrupted. */
  readonly add: () => Promise<void>;
  readonly read: (which: "valid" | "test", step: number) => Reading;
  readonly save: () => EnsembleState;
}

export interface EnsembleOptions {
  readonly machine: Machine;
  readonly loss: LossName;
  /** Numbers that are predicted for a row. */
  readonly width: number;
  readonly valid: EvaluationSet;
  readonly test?: EvaluationSet;
  readonly pace: Pace;
}

/**
 * Averages predictions, not weights: the snapshots of a cyclic schedule are far apart.
 *
 *   p(row) = mean over snapshots of p_i(row);   loss = mean over rows of -log p(class)
 *
 * Source: Huang et al. 2017, Snapshot ensembles. arXiv 1704.00109
 */
export function createEnsemble(options: EnsembleOptions, from?: EnsembleState): Ensemble {
  const { width, valid, test } = options;
  let count = from?.snapshots ?? 0;
  const sums = {
    valid: from?.valid ?? new Float32Array(valid.rows * width),
    test: test && (from?.test ?? new Float32Array(test.rows * width)),
  };
  return {
    snapshots: () => count,
    add: async () => {
      const one = await predictAll(valid, options);
      const other = test && (await predictAll(test, options));
      sums.valid = added(sums.valid, one);
      if (other && sums.test) sums.test = added(sums.test, other);
      count++;
    },
    read: (which, step) => {
      const set = which === "valid" ? valid : test;
      const sum = sums[which];
      if (set === undefined || sum === undefined) throw new Error(`the ${which} set was not predicted`);
      return readingOf(step, { ...outcomeOf(set, sum, { ...options, count }), rows: set.rows });
    },
    save: () => ({ snapshots: count, valid: sums.valid, ...(sums.test && { test: sums.test }) }),
  };
}

async function predictAll(
  set: EvaluationSet,
  { machine, width, pace }: EnsembleOptions,
): Promise<Float32Array> {
  const all = new Float32Array(set.rows * width);
  let at = 0;
  for (const batch of set.batches()) {
    const size = batch.rows * width;
    all.set(machine.predict(batch).subarray(0, size), at);
    at += size;
    if (pace.due()) await pace.rest();
  }
  return all;
}

const added = (one: Float32Array, other: Float32Array): Float32Array =>
  one.map((value, i) => value + other[i]);

/** No probability is taken for less: a float32 can be 0 where no model is that sure. */
const leastProbability = 2 ** -126;

function outcomeOf(
  set: EvaluationSet,
  sum: Float32Array,
  { loss, width, count }: Pick<EnsembleOptions, "loss" | "width"> & { readonly count: number },
): { readonly loss: number; readonly right: number } {
  let total = 0;
  let right = 0;
  let at = 0;
  for (const { y, rows } of set.batches()) {
    for (let row = 0; row < rows; row++, at += width) {
      if (loss === "squared-error") {
        for (let i = 0; i < width; i++) total += (sum[at + i] / count - y[row * width + i]) ** 2 / width;
        continue;
      }
      total -= Math.log(Math.max(sum[at + y[row]] / count, leastProbability));
      let top = 0;
      for (let i = 1; i < width; i++) if (sum[at + i] > sum[at + top]) top = i;
      if (top === y[row]) right++;
    }
  }
  return { loss: total, right: loss === "squared-error" ? Number.NaN : right };
}
