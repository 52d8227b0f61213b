import type { Batch } from "../engine/index.ts";
import { permutation } from "../random/index.ts";
import type { Dataset } from "../tasks/index.ts";

/** Which rows an update sees: a pure function of seed and step, so a resumed run needs no position. */
export interface BatchStream {
  /** The micro-batches of an update, all of them full. */
  readonly at: (step: number) => readonly Batch[];
  /** Rows of the data seen by all updates before this one. */
  readonly seenBefore: (step: number) => number;
}

export interface StreamOptions {
  readonly seed: number;
  readonly microBatch: number;
  /** Micro-batches of an update. */
  readonly accumulation: number | ((step: number) => number);
}

/**
 * One endless stream of rows, cut into micro-batches: epoch after epoch, each in a random order of its own. A
 * micro-batch may begin in one epoch and end in the next, so none is partial and no row is left out.
 *
 *   row at place p of the stream = order(seed, floor(p / rows))[p mod rows]
 */
export function createBatchStream(
  dataset: Dataset,
  { seed, microBatch, accumulation }: StreamOptions,
): BatchStream {
  const orderOf = createOrders(dataset.rows, seed);
  const first = firstMicroBatch(accumulation);
  const rows = new Uint32Array(microBatch);
  const fetch = (place: number): Batch => {
    let epoch = Math.floor(place / dataset.rows);
    let at = place - epoch * dataset.rows;
    let order = orderOf(epoch);
    for (let i = 0; i < microBatch; i++, at++) {
      if (at === dataset.rows) {
        order = orderOf(++epoch);
        at = 0;
      }
      rows[i] = order[at];
    }
    return dataset.batch(rows);
  };
  return {
    at: (step) => {
      const begin = first(step);
      const count = first(step + 1) - begin;
      const batches: Batch[] = [];
      for (let i = 0; i < count; i++) batches.push(fetch((begin + i) * microBatch));
      return batches;
    },
    seenBefore: (step) => first(step) * microBatch,
  };
}

/** How many micro-batches come before an update; sums are kept, as far as they were asked for. */
function firstMicroBatch(accumulation: StreamOptions["accumulation"]): (step: number) => number {
  if (typeof accumulation === "number") return (step) => step * accumulation;
  const sums = [0];
  return (step) => {
    for (let k = sums.length - 1; k < step; k++) sums.push(sums[k] + accumulation(k));
    return sums[step];
  };
}

/** The orders of epochs; the last two are kept, for batches that lie in both. */
function createOrders(rows: number, seed: number): (epoch: number) => Uint32Array {
  const kept = new Map<number, Uint32Array>();
  return (epoch) => {
    const known = kept.get(epoch);
    if (known !== undefined) return known;
    const order = permutation(rows, seed, "order", epoch);
    for (const old of kept.keys()) if (old !== epoch - 1) kept.delete(old);
    kept.set(epoch, order);
    return order;
  };
}
