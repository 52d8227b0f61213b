import type { OptimizerSpec, UpdateRates } from "./optimizer.ts";

/** Where each number lies in what {@link scalarsOf} gives. */
export const SCALARS = {
  beta1: 0,
  rest1: 1,
  beta2: 2,
  rest2: 3,
  secondMoment: 4,
  blend: 5,
  lr: 6,
  decay: 7,
} as const;

/** What one parameter group's elements are multiplied by. */
export interface GroupRates {
  /** The LR; for adam and adamw over the correction of the first moment, 1 - beta1 ** t. */
  readonly lr: number;
  /** The weight decay; for adamw what is left of a weight, 1 - lr * decay. */
  readonly decay: number;
}

/**
 * The rates of update number `done` + 1 as the compiled step takes them, in float64: wasm's own `log` and `pow` are
 * too coarse for 1 - beta ** t.
 */
export function groupRates(spec: OptimizerSpec, rates: UpdateRates, done: number): readonly GroupRates[] {
  const first = hasMoments(spec) ? 1 - rates.momentum ** (done + 1) : 1;
  return rates.lr.map((lr, i) => ({
    lr: lr / first,
    decay: spec.kind === "adamw" ? 1 - lr * rates.weightDecay[i] : rates.weightDecay[i],
  }));
}

/** The numbers that all groups share, and the LR and decay of the first group. */
export function scalarsOf(
  spec: OptimizerSpec,
  rates: UpdateRates,
  options: { readonly done: number; readonly first: GroupRates },
): Float32Array<ArrayBuffer> {
  const { momentum, beta2 } = rates;
  const t = options.done + 1;
  const second = hasMoments(spec) ? 1 / Math.sqrt(1 - beta2 ** t) : 1;
  const ema = spec.ema ?? 0;
  const blend = (1 - ema) / (1 - ema ** t);
  const { lr, decay } = options.first;
  return Float32Array.of(momentum, 1 - momentum, beta2, 1 - beta2, second, blend, lr, decay);
}

const hasMoments = (spec: OptimizerSpec): boolean => spec.kind === "adam" || spec.kind === "adamw";

/** How many vectors an optimizer keeps beside the weights. */
export function slotCount(spec: OptimizerSpec): number {
  if (hasMoments(spec)) return 2;
  return spec.kind === "sgd" ? 0 : 1;
}
