import type { Duration } from "../units/index.ts";
import { defineKind, type Kind } from "./kind.ts";
import type { Spec } from "./spec.ts";

export interface StairsSpec {
  readonly kind: "stairs";
  readonly of: Spec;
  /** Length on which `treads` treads lie. */
  readonly every: Duration;
  /** Treads per `every`. Default 1. */
  readonly treads?: number;
}

/**
 * A curve in treads: the value at the start of each tread is kept until the next one.
 *
 *   lr(t) = of(k * every / treads),   k = floor(t * treads / every)
 *
 * Stepping once per epoch is `every: "1ep"`; a step decay is stairs over an exponential.
 * Units: `every` is a Duration.
 * Elsewhere: torch StepLR; `staircase` of Optax and Keras.
 * @example compile(stairs({ of: exponential({ from: 1, factor: 0.5, per: 10 }), every: 10 }), { steps: 30 }).at(19); // 0.5
 */
export const stairs: Kind<StairsSpec> = /* @__PURE__ */ defineKind<StairsSpec>(
  "stairs",
  "A curve in treads.",
  {
    of: { type: "spec", says: "the curve" },
    every: { type: "duration", positive: true, says: "length of a tread" },
    treads: { type: "number", above: 0, default: 1, says: "treads per `every`" },
  },
  ({ of, every, treads }, context) => {
    const inner = context.compile(of, "of");
    const { at, span } = inner;
    return { span, at: (t) => at((Math.floor((t * treads) / every) * every) / treads), like: inner };
  },
);
