import type { Spec } from "anneal";
import type { Converted, Note } from "anneal/convert";

/** A schedule of nanotron, complete; lengths in updates. */
export interface NanotronPlan {
  readonly lr: number;
  readonly low: number;
  readonly warmup: number;
  readonly rise: string;
  readonly fall: string;
  /** Where the decay starts, and how long it is. */
  readonly start: number;
  readonly decay: number;
}

/**
 * What nanotron does: a warmup through its last step, the peak up to `start`, a decay, and its floor.
 *
 *   linear, cosine, or 1-sqrt: low + (lr - low) * (1 - sqrt(p)),   p = (t - start) / decay
 *
 * A warmup of 0 steps still has its first one, at an LR of 0.
 */
export function nanotronConverted(plan: NanotronPlan): Converted {
  const { lr, low, warmup, start, decay } = plan;
  if (warmup === 0 && decay === 0) return { groups: [{ kind: "constant", value: lr }], notes: [] };
  const warmed = warmup + 1;
  const from = Math.max(warmed, start);
  const end = start + decay;
  const parts: readonly Spec[] = [
    { kind: "slice", of: riseOf(plan), over: warmed },
    ...(start > warmed ? [{ kind: "constant" as const, value: lr, over: start - warmed }] : []),
    ...(end > from
      ? [{ kind: "slice" as const, of: fallOf(plan), skip: from - start, over: end - from }]
      : []),
    { kind: "constant", value: low },
  ];
  return { groups: [{ kind: "sequence", of: parts }], notes: notesOf(plan) };
}

function riseOf({ lr, warmup, rise }: NanotronPlan): Spec {
  if (rise === "constant") return { kind: "constant", value: lr };
  return warmup === 0 ? { kind: "constant", value: 0 } : { kind: "linear", from: 0, to: lr, over: warmup };
}

function fallOf({ lr, low, decay, fall }: NanotronPlan): Spec {
  const ramp = { from: lr, to: low, over: decay };
  if (fall === "cosine") return { kind: "cosine", ...ramp };
  return fall === "1-sqrt"
    ? { kind: "polynomial", ...ramp, power: 0.5, ease: "in" }
    : { kind: "linear", ...ramp };
}

function notesOf({ warmup, rise, start, decay }: NanotronPlan): readonly Note[] {
  return [
    ...(rise === "linear"
      ? [
          {
            code: "starts-at-zero" as const,
            step: 0,
            text: "The first update has an LR of 0: it does nothing.",
          },
        ]
      : []),
    ...(start <= warmup && decay > 0
      ? [
          {
            code: "jumps" as const,
            step: warmup + 1,
            text: "The decay runs beneath the last step of the warmup.",
          },
        ]
      : []),
    { code: "holds", step: Math.max(warmup + 1, start + decay), text: "From here the LR is min_decay_lr." },
  ];
}
