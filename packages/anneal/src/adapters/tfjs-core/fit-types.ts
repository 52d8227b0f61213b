import type { Horizon } from "../../units/index.ts";
import type { RunOptions, RunState } from "../generic/index.ts";
import type { FitParams } from "./fit-horizon.ts";

/** How often TF.js lets the page breathe while it trains; see `yieldEvery` of `fit`. */
export type YieldEvery = "auto" | "batch" | "epoch" | "never" | number;

export interface FitOptions<State, Reading> extends RunOptions<State, Reading> {
  /**
   * Overrides what is taken from `fit`: `{ stepsPerEpoch }` for a dataset that does not know its size,
   * `{ tokensPerStep }` for lengths in tokens. With `steps` the run is longer or shorter than this `fit`, and the next
   * `fit` with the same callback goes on where this one ended.
   */
  readonly horizon?: Partial<Horizon>;
  /** What the controller reads at the end of each epoch: a name in the logs. Default `val_loss` if there is one, else `loss`. */
  readonly monitor?: string;
  /** What is read before so many updates are done is not given to the controller: the length of a warmup. */
  readonly monitorAfter?: number | `${number}${"%" | "ep" | "sample" | "tok"}`;
  /** Makes the controller's reading from the metric; left out, the metric itself. */
  readonly reading?: (metric: number, step: number) => Reading;
  /** TF.js ignores the `yieldEvery` of `fit` for callbacks such as this one, so it is given here. Default `"auto"`. */
  readonly yieldEvery?: YieldEvery;
}

/** What TF.js hands to callbacks: numbers, and tensors not read yet. */
export type Logs = { [name: string]: unknown };

/** A model, as far as a callback touches it. */
export interface ModelLike {
  readonly optimizer: object;
  stopTraining: boolean;
}

/** A callback of TF.js, as its types want it, written without them. */
export interface CallbackLike {
  /** Never used; TF.js's own type wants it. */
  readonly validationData: never;
  params: FitParams;
  setParams(params: FitParams): void;
  setModel(model: object): void;
  onTrainBegin(logs?: Logs): Promise<void>;
  onTrainEnd(logs?: Logs): Promise<void>;
  onEpochBegin(epoch: number, logs?: Logs): Promise<void>;
  onEpochEnd(epoch: number, logs?: Logs): Promise<void>;
  onBatchBegin(batch: number, logs?: Logs): Promise<void>;
  onBatchEnd(batch: number, logs?: Logs): Promise<void>;
}

/** A schedule as a callback of `fit` and `fitDataset`. */
export interface FitCallback<State = never> extends CallbackLike {
  /** Updates done. */
  readonly step: number;
  /** The LR in force, of the base group. NaN before the first `fit`. */
  readonly lr: number;
  /** The planned run, once a `fit` has begun. An early stop leaves `step` below `horizon.steps`. */
  readonly horizon: Horizon | undefined;
  /** Where the run stands, as JSON, for `resume`. */
  readonly state: () => RunState<State>;
}

/** What is needed of TF.js: `tf`, or `{ CustomCallback }` of `@tensorflow/tfjs-layers`. */
export interface TfLayers {
  readonly CustomCallback: new (handlers: object, yieldEvery?: YieldEvery) => object;
}
