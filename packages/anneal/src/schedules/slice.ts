import type { Duration } from "../units/index.ts";
import { defineKind, type Kind } from "./kind.ts";
import type { Spec } from "./spec.ts";

export interface SliceSpec {
  readonly kind: "slice";
  readonly of: Spec;
  /** Where in the inner curve it starts. Default 0. */
  readonly skip?: Duration;
  /** How long it follows the inner curve; may exceed the inner length. Left out: to its end. */
  readonly over?: Duration;
}

/**
 * A piece of another curve: joined in its middle, cut short, or frozen.
 *
 *   lr(t) = of(skip + min(t, over))
 *
 * Units: `skip` and `over` are Durations.
 * @example compile(slice({ of: linear({ from: 1, to: 0, over: 10 }), skip: 2, over: 3 }), { steps: 10 }).at(9); // 0.5
 */
export const slice: Kind<SliceSpec> = /* @__PURE__ */ defineKind<SliceSpec>(
  "slice",
  "A piece of another curve.",
  {
    of: { type: "spec", says: "the curve" },
    skip: { type: "duration", default: 0, says: "where in it to start" },
    over: { type: "duration", rest: true, default: Number.POSITIVE_INFINITY, says: "how long to follow it" },
  },
  ({ of, skip, over }, context) => {
    const bounded = over < Number.POSITIVE_INFINITY;
    const inner = context.compile(of, "of", skip + (bounded ? over : context.room));
    const { at } = inner;
    const span = bounded ? over : Math.max(0, inner.span - skip);
    return {
      span,
      at: bounded ? (t) => at(skip + (t < over ? t : over)) : (t) => at(skip + t),
      pieces: [{ curve: inner, start: 0, end: span, skip }],
    };
  },
);
