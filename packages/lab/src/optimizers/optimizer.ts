/** An optimizer as plain data. What a plan schedules (LR, momentum, betas, weight decay) may change at every step. */
export interface OptimizerSpec {
  readonly kind: "sgd" | "momentum" | "nesterov" | "adam" | "adamw";
  /** Of momentum and nesterov; default 0.9. */
  readonly momentum?: number;
  /** Of adam and adamw; defaults 0.9, 0.999 and 1e-8. */
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
  /** Added to the gradient as L2 in sgd, momentum, nesterov and adam; decoupled, times the LR, in adamw. Default 0. */
  readonly weightDecay?: number;
  /** Largest norm of the whole gradient; a longer one is shortened to it. Default: no limit. */
  readonly clip?: number;
  /** Weight of the past in the running mean of the weights that is evaluated beside them. Default: none is kept. */
  readonly ema?: number;
}

/** What one update uses, computed on the host in float64. One entry per parameter group where it is a list. */
export interface UpdateRates {
  readonly lr: readonly number[];
  readonly weightDecay: readonly number[];
  /** Momentum, or beta1. */
  readonly momentum: number;
  readonly beta2: number;
}
