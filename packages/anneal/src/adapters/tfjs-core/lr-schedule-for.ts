import { problem, refuse } from "../../errors/index.ts";
import type { ScheduleSource } from "../generic/index.ts";
import { beginFit, type FitRun } from "./fit-run.ts";
import type { CallbackLike, FitCallback, FitOptions, Logs, ModelLike, TfLayers } from "./fit-types.ts";

/** Makes a schedule a callback of `fit`. */
export type LrSchedule = <State = never, Reading = never>(
  schedule: ScheduleSource,
  options?: FitOptions<State, Reading>,
) => FitCallback<State>;

/**
 * `lrSchedule` for the TF.js that you give it: the global `tf` of a script tag, or `@tensorflow/tfjs-layers` alone. With
 * the package `@tensorflow/tfjs` import `lrSchedule` from `anneal/adapters/tfjs`.
 *
 * TF.js gives the model only to callbacks of its own class; that is what it is needed for.
 *
 * @throws AnnealError when this is not TF.js with its layers.
 * @example
 * class CustomCallback { async onBatchEnd() {} }
 * const lrSchedule = lrScheduleFor({ CustomCallback });
 * lrSchedule(0.1).step; // 0
 * @example lrScheduleFor({} as TfLayers); // throws: tf: expected TF.js with its layers
 */
export function lrScheduleFor(tf: TfLayers): LrSchedule {
  if (typeof (Object(tf) as Partial<TfLayers>).CustomCallback !== "function") {
    refuse([problem("type", "tf", "TF.js with its layers: an object with CustomCallback", tf)]);
  }
  return (schedule, options = {}) => makeCallback(tf, schedule, options);
}

function makeCallback<State, Reading>(
  tf: TfLayers,
  schedule: ScheduleSource,
  options: FitOptions<State, Reading>,
): FitCallback<State> {
  let model: ModelLike | undefined;
  let fit: FitRun<State> | undefined;
  let isFirstEpoch = true;
  // TF.js reads the tensors in the logs for these, so that they are numbers, and calls them before the page may breathe.
  const handlers = {
    onBatchBegin: (_batch: number, logs?: Logs) => fit?.before(logs),
    onEpochEnd: (_epoch: number, logs?: Logs) => fit?.afterEpoch(logs),
  };
  const callback = new tf.CustomCallback(handlers, options.yieldEvery) as CallbackLike;
  const { onEpochBegin, onBatchEnd } = callback;
  const own = {
    get step(): number {
      return fit?.run.step ?? options.startStep ?? 0;
    },
    get lr(): number {
      return fit?.run.lr() ?? Number.NaN;
    },
    get horizon(): FitCallback["horizon"] {
      return fit?.horizon;
    },
    state: () => fit?.run.state() ?? { step: own.step },
    setModel: (given: object): void => {
      model = given as ModelLike;
    },
    onTrainBegin: async (): Promise<void> => {
      isFirstEpoch = true;
      if (model) return;
      const rule =
        "to stand first in the list of callbacks, since TF.js wraps them all behind a plain object";
      refuse([problem("order", "lrSchedule", rule, "a place behind one")]);
    },
    onEpochBegin: async (epoch: number, logs?: Logs): Promise<void> => {
      await onEpochBegin.call(callback, epoch, logs);
      const last = fit?.run.state();
      const { params } = callback;
      if (isFirstEpoch) fit = beginFit(schedule, options, { model: model as ModelLike, params, epoch, last });
      isFirstEpoch = false;
    },
    // Not among the handlers: for those TF.js would wait for the loss of every batch.
    onBatchEnd: async (batch: number, logs?: Logs): Promise<void> => {
      fit?.run.advance();
      await onBatchEnd.call(callback, batch, logs);
    },
  };
  return Object.defineProperties(callback, Object.getOwnPropertyDescriptors(own)) as FitCallback<State>;
}
