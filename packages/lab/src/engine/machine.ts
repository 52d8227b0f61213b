import type { numpy as np } from "@jax-js/jax";
import { parameters, sizeOf } from "../models/parameters.ts";
import { slotCount } from "../optimizers/index.ts";
import { compiled } from "./compiled.ts";
import type { Batch, Machine, MachineState, Program } from "./engine.ts";
import { feed, onWasm, outputsOf } from "./feed.ts";
import { feedRates } from "./feed-rates.ts";
import { meanLoss } from "./loss.ts";
import { outcome, softmaxRows } from "./outcome.ts";

/** One training state on the device: weights, slots and mean are flat vectors, and every update makes new ones. */
export function createMachine(program: Program): Machine {
  const run = compiled(program);
  const { inputs, looked, targets } = feed(program);
  const sizes = parameters(program.model).map(({ shape }) => sizeOf(shape));
  const packRates = feedRates(program, sizes);
  const size = sizes.reduce((a, b) => a + b, 0);
  const slots = slotCount(program.optimizer);
  const averaged = program.optimizer.ema !== undefined;
  const width = outputsOf(program.model);
  let vectors: readonly np.Array[] = [];
  let updates = 0;

  const place = (data: readonly Float32Array[], done: number): void => {
    for (const part of data) refuseLength(part, size);
    release(vectors);
    vectors = data.map((part) => onWasm(new Float32Array(part)));
    updates = done;
  };
  const outputs = (batch: Batch, which: "current" | "ema" = "current"): Float32Array => {
    if (which === "ema" && !averaged) throw new TypeError("ema: expected an optimizer that keeps a mean");
    return read(run.outputs(vectors[which === "ema" ? 1 + slots : 0].ref, looked(batch)));
  };
  /** Losses are read at once: what is not read piles up, and the pile is slow. */
  const lossOf = (facts: readonly np.Array[], batch: Batch): number =>
    meanLoss(program.loss, facts.map(read), batch.y);

  const updateOnce = (batch: Batch, rates: np.Array[]): Outcome => {
    const out = run.step([...vectors], inputs(batch), targets(batch), rates);
    vectors = out.slice(0, vectors.length);
    const [norm, ...facts] = out.slice(vectors.length);
    return { gradientNorm: read(norm)[0], loss: lossOf(facts, batch) };
  };
  const updateFromMany = (batches: readonly Batch[], rates: np.Array[]): Outcome => {
    let sum = onWasm(new Float32Array(size));
    let loss = 0;
    let microSquare = 0;
    for (const batch of batches) {
      const [added, square, ...facts] = run.accumulate(sum, vectors[0].ref, inputs(batch), targets(batch));
      loss += lossOf(facts, batch) / batches.length;
      microSquare += read(square)[0] / batches.length;
      sum = added;
    }
    const share = onWasm(Float32Array.of(1 / batches.length));
    const out = run.apply([...vectors], sum, share, rates);
    vectors = out.slice(0, vectors.length);
    return { gradientNorm: read(out[vectors.length])[0], loss, microSquare };
  };

  return {
    size,
    start: (weights) => {
      const empty = Array.from({ length: slots }, () => new Float32Array(size));
      place([weights, ...empty, ...(averaged ? [weights] : [])], 0);
    },
    update: (batches, rates) => {
      const packed = packRates(rates, updates);
      updates++;
      return batches.length === 1 ? updateOnce(batches[0], packed) : updateFromMany(batches, packed);
    },
    evaluate: (batch, which) => {
      const rows = batch.rows ?? program.evaluateBatch;
      return outcome(program.loss, outputs(batch, which), { y: batch.y, rows, width });
    },
    predict: (batch) =>
      program.loss === "squared-error" ? outputs(batch) : softmaxRows(outputs(batch), width),
    save: (): MachineState => {
      const [weights, ...rest] = vectors.map((vector) => read(vector.ref));
      return { updates, weights, slots: rest.slice(0, slots), ...(averaged && { ema: rest[slots] }) };
    },
    load: (state) => {
      refuseState(state, { slots, averaged });
      place([state.weights, ...state.slots, ...(state.ema ? [state.ema] : [])], state.updates);
    },
    dispose: () => {
      release(vectors);
      vectors = [];
      for (const each of Object.values(run)) each.dispose();
    },
  };
}

type Outcome = ReturnType<Machine["update"]>;

const read = (values: np.Array): Float32Array => values.dataSync() as Float32Array;

function release(vectors: readonly np.Array[]): void {
  for (const vector of vectors) vector.dispose();
}

function refuseLength(vector: Float32Array, size: number): void {
  if (vector.length === size) return;
  throw new TypeError(`weights: expected ${size} numbers, as the model has, received ${vector.length}`);
}

function refuseState(state: MachineState, own: { readonly slots: number; readonly averaged: boolean }): void {
  if (state.slots.length !== own.slots)
    throw new TypeError(`slots: expected ${own.slots}, as the optimizer has, received ${state.slots.length}`);
  if ((state.ema !== undefined) !== own.averaged)
    throw new TypeError(`ema: expected ${own.averaged ? "one" : "none"}, as the optimizer has it`);
}
