import type { Spec } from "anneal";
import type { Converted } from "anneal/convert";

// biome-ignore lint/suspicious/noApproximativeNumericConstant: it is GPT-NeoX's own number, and not ln 2.
const decayRate = 0.693;

/** A schedule of GPT-NeoX, complete; lengths in updates, the warmup possibly fractional. */
export interface NeoxPlan {
  readonly lr: number;
  readonly low: number;
  readonly style: string;
  readonly warmup: number;
  /** Where the decay ends, the warmup included. */
  readonly end: number;
}

/**
 * What GPT-NeoX's AnnealingLR does.
 *
 *   lr * max(1, t) / warmup     up to the warmup: updates 0 and 1 have the same LR
 *   then a decay over end - warmup that never falls below `low`; "exponential" is lr * exp(-0.693 p)
 */
export function neoxConverted(plan: NeoxPlan): Converted {
  const { lr, warmup: w } = plan;
  const decay = decayOf(plan);
  const first: Spec = { kind: "constant", value: lr / w, over: 1 };
  const rise: Spec = { kind: "linear", from: 0, to: lr, over: w };
  const group: Spec =
    w === 0
      ? decay
      : w > 1
        ? { kind: "sequence", of: [first, { kind: "slice", of: rise, skip: 1, over: w - 1 }, decay] }
        : { kind: "sequence", of: [first, { kind: "slice", of: decay, skip: 1 - w }] };
  return {
    groups: [group],
    notes: [
      ...(w > 0 ? [{ code: "late" as const, step: 1, text: "Updates 0 and 1 have the same LR." }] : []),
      ...(w > 0
        ? [
            {
              code: "total" as const,
              step: Math.ceil(w),
              text: "The decay ends with its iterations, the warmup included.",
            },
          ]
        : []),
      ...(plan.style === "cosine"
        ? [{ code: "rises-again" as const, step: plan.end + 1, text: "Past its end the LR climbs back." }]
        : []),
      ...(plan.style === "exponential"
        ? [{ code: "never-reaches" as const, step: plan.end, text: "It only halves by its end." }]
        : []),
    ],
  };
}

function decayOf({ lr, low, style, warmup, end }: NeoxPlan): Spec {
  const over = end - warmup;
  switch (style) {
    case "linear":
      return { kind: "clamp", of: { kind: "linear", from: lr, to: 0, over }, min: low };
    case "cosine": {
      const wave: Spec = { kind: "cosine", from: lr, to: low, over, past: "continue" };
      return low > lr ? { kind: "clamp", of: wave, min: low } : wave;
    }
    case "exponential":
      return {
        kind: "clamp",
        of: { kind: "exponential", from: lr, factor: Math.exp(-decayRate), per: over },
        min: low,
      };
    default:
      return { kind: "constant", value: Math.max(lr, low) };
  }
}
