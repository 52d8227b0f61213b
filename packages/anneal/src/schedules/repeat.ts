import { inSteps } from "../units/index.ts";
import { finite } from "./curve.ts";
import { cyclesOf } from "./cycles.ts";
import { defineKind, type Kind } from "./kind.ts";
import type { Spec } from "./spec.ts";

export interface RepeatSpec {
  readonly kind: "repeat";
  /** One cycle. `"rest"` in it means its share of what is left. */
  readonly of: Spec;
  /** How many cycles. Left out: for ever. */
  readonly times?: number;
  /** Each cycle is this many times as long as the one before. Default 1; below 1 needs `times`. */
  readonly stretch?: number;
  /** Each cycle is this many times as high as the one before, about 0. Default 1. */
  readonly damp?: number;
}

/**
 * The same curve again and again, each cycle `stretch` times as long and `damp` times as high as the one before.
 *
 *   lr(t) = damp ** i * of((t - start_i) / stretch ** i),   start_i = span * (1 + stretch + ... + stretch ** (i - 1))
 *
 * After `times` cycles: `damp ** (times - 1) * of(span)`, held. Starts are real numbers; the cycle is found by looking
 * up its start, never by a logarithm alone (timm's formula names the wrong cycle at step 1210 of cycles 10, 30, 90, ...).
 * Source: Loshchilov & Hutter 2017, SGDR. arXiv 1608.03983
 * Elsewhere: torch CosineAnnealingWarmRestarts; CyclicLR is a repeat of [up, down].
 * @example compile(repeat({ of: cosine({ from: 1, to: 0, over: 10 }), stretch: 2 }), { steps: 70 }).at(20); // 0.5
 */
export const repeat: Kind<RepeatSpec> = /* @__PURE__ */ defineKind<RepeatSpec>(
  "repeat",
  "The same curve again and again.",
  {
    of: { type: "spec", says: "one cycle" },
    times: {
      type: "number",
      min: 1,
      max: 1e15,
      whole: true,
      default: Number.POSITIVE_INFINITY,
      says: "how many cycles",
    },
    stretch: { type: "number", above: 0, default: 1, says: "length of a cycle over the one before" },
    damp: { type: "number", min: 0, default: 1, says: "height of a cycle over the one before" },
  },
  ({ of, times, stretch, damp }, context) => {
    const { room } = context;
    const endless = times === Number.POSITIVE_INFINITY;
    if (endless && stretch < 1) {
      context.fail(
        "range",
        "times",
        "a number of cycles, because a stretch below 1 never ends otherwise",
        undefined,
      );
    }
    const share = endless ? 1 : stretch === 1 ? 1 / times : (1 - stretch) / (1 - stretch ** times);
    const inner = context.compile(of, "of", room * share);
    const { span, at } = inner;
    if (!(span > 0 && span < Number.POSITIVE_INFINITY)) {
      context.fail("range", "of", "a cycle with a length above 0", of?.kind, {
        note: span > 0 ? "it is endless" : "it has no length",
      });
      return inner;
    }
    if (stretch < 1 && !endless && span * stretch ** (times - 1) < 1) {
      const last = Math.floor(1 + Math.log(1 / span) / Math.log(stretch));
      context.fail("range", "stretch", `cycles of at least ${inSteps(1)}`, stretch, {
        note: `cycle ${Math.max(last, 0) + 1} of ${times} is shorter`,
      });
      return inner;
    }
    const cycles = cyclesOf(span, stretch, times);
    const end = finite(damp ** (times - 1)) * at(span);
    const held = damp === 1 || endless ? at(span) : finite(end);
    return {
      span: cycles.total,
      at: (t) => {
        const i = cycles.index(t);
        if (i >= times) return held;
        const inside = at(cycles.local(t, i));
        return damp === 1 ? inside : finite(inside * finite(damp ** i));
      },
      cycles: { start: cycles.start, times, of: inner.kind },
    };
  },
);
