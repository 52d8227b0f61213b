import { init, numpy as np } from "@jax-js/jax";
import { parameters, sizeOf } from "../models/parameters.ts";
import { groupRates, scalarsOf, slotCount } from "../optimizers/rates.ts";
import { compiled } from "./compiled.ts";
import { encodeInputs, encodeTargets, inputsOf, outputsOf } from "./encode.ts";
import type { Batch, Engine, Machine, MachineState, Program } from "./engine.ts";
import { meanLoss } from "./loss.ts";
import { outcome, softmaxRows } from "./outcome.ts";

/**
 * The engine behind all training: jax-js on WebAssembly, alike in Node and in a browser.
 *
 * The device is named, never guessed: asking for every device fails where WebGPU is half there.
 */
export async function createJaxEngine(): Promise<Engine> {
  await init("wasm");
  return { name: "jax-js wasm", prepare: async (program) => createMachine(program) };
}

const read = (values: np.Array): Float32Array => values.dataSync() as Float32Array;

const array = (data: Float32Array<ArrayBuffer>, shape: number[]): np.Array =>
  np.array(data, { shape, device: "wasm" });

/** The arrays of one run, and what moves them. */
function createMachine(program: Program): Machine {
  const run = compiled(program);
  const sizes = parameters(program.model).map(({ shape }) => sizeOf(shape));
  const size = sizes.reduce((a, b) => a + b, 0);
  const slots = slotCount(program.optimizer);
  const averaged = program.optimizer.ema !== undefined;
  let vectors: np.Array[] = [];
  let updates = 0;

  const vector = (data: Float32Array): np.Array => array(new Float32Array(data), [size]);
  const zeros = (): np.Array => array(new Float32Array(size), [size]);
  const inputs = (batch: Batch): np.Array => {
    const data = encodeInputs(program, batch);
    const width = inputsOf(program);
    return array(data, [data.length / width, width]);
  };
  /** For a pass that only evaluates, characters stay numbers: looking them up is quicker than multiplying. */
  const tokens = (batch: Batch): np.Array =>
    program.model.kind === "characters"
      ? np.array(Int32Array.from(batch.x), { device: "wasm" })
      : inputs(batch);
  const targets = (batch: Batch): np.Array => {
    const data = encodeTargets(program, batch);
    const width = outputsOf(program);
    return array(data, [data.length / width, width]);
  };

  const perElement = (values: readonly number[]): np.Array => {
    const filled = new Float32Array(size);
    let at = 0;
    for (let i = 0; i < sizes.length; i++) {
      filled.fill(values[program.groups?.[i] ?? 0], at, at + sizes[i]);
      at += sizes[i];
    }
    return array(filled, [size]);
  };

  const dispose = (): void => {
    for (const old of vectors) old.dispose();
    vectors = [];
  };

  const outputs = (batch: Batch, which: "current" | "ema" = "current"): Float32Array => {
    const weights = which === "ema" && averaged ? vectors[1 + slots] : vectors[0];
    return read(run.outputs(weights.ref, tokens(batch)));
  };

  return {
    size,
    start(weights) {
      dispose();
      updates = 0;
      vectors = [vector(weights), ...Array.from({ length: slots }, zeros)];
      if (averaged) vectors.push(vector(weights));
    },
    update(batches, rates) {
      const groups = groupRates(program.optimizer, rates, updates);
      const packed = [array(scalarsOf(program.optimizer, rates, { done: updates, first: groups[0] }), [8])];
      if (groups.length > 1) {
        packed.push(perElement(groups.map(({ lr }) => lr)), perElement(groups.map(({ decay }) => decay)));
      }
      updates++;
      if (batches.length === 1) {
        const out = run.step(vectors, inputs(batches[0]), targets(batches[0]), packed);
        vectors = out.splice(0, vectors.length);
        const [norm, ...facts] = out.map(read);
        return { loss: meanLoss(program.loss, facts, batches[0].y), gradientNorm: norm[0] };
      }
      let sum = zeros();
      let total = 0;
      for (const batch of batches) {
        const [added, ...facts] = run.accumulate(sum, vectors[0].ref, inputs(batch), targets(batch));
        sum = added;
        total += meanLoss(program.loss, facts.map(read), batch.y);
      }
      const share = array(Float32Array.of(1 / batches.length), [1]);
      const next = run.apply(vectors, sum, share, packed);
      const norm = next.pop()!.dataSync()[0];
      vectors = next;
      return { loss: total / batches.length, gradientNorm: norm };
    },
    evaluate: (batch, which) =>
      outcome(program.loss, outputs(batch, which), {
        y: batch.y,
        rows: batch.rows ?? program.evaluateBatch,
        width: outputsOf(program),
      }),
    predict: (batch) => softmaxRows(outputs(batch), outputsOf(program)),
    save(): MachineState {
      const [weights, ...rest] = vectors.map((old) => old.ref.dataSync() as Float32Array);
      return {
        updates,
        weights,
        slots: rest.slice(0, slots),
        ...(averaged && { ema: rest[slots] }),
      };
    },
    load(state) {
      dispose();
      updates = state.updates;
      vectors = [state.weights, ...state.slots, ...(state.ema ? [state.ema] : [])].map(vector);
    },
    dispose,
  };
}
