import type { Field, Spec } from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";
import { floorField } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

/** The published shapes of a cooldown. */
export type CooldownShape =
  | "linear"
  | "1-sqrt"
  | "square"
  | "cosine"
  | "mirror-cosine"
  | "exponential"
  | "lowered-linear";

/** The field that chooses a {@link CooldownShape}. */
export const shapeField: Field = {
  type: "choice",
  of: ["linear", "1-sqrt", "square", "cosine", "mirror-cosine", "exponential", "lowered-linear"],
  default: "1-sqrt",
  says: "how it falls",
};

export interface CooldownOptions {
  /** LR where it starts. */
  readonly from: number;
  /** LR where it ends. Default 0. */
  readonly to?: number;
  /** Length. Default: the rest. */
  readonly over?: Duration;
  /** How it falls. Default 1-sqrt. */
  readonly shape?: CooldownShape;
}

/**
 * A cooldown of any published shape. With p the share that has elapsed, the remaining weight is
 *
 *   linear: 1 - p     1-sqrt: 1 - sqrt(p)     square: 1 - p**2     cosine: (1 + cos(pi p)) / 2
 *   mirror-cosine: 2 (1 - p) - cosine         exponential: 2 * 0.5 ** p - 1
 *   lowered-linear: linear, but it drops to 0.7 of `from` at once
 *
 * Source: 1-sqrt, square, cosine, mirror cosine: Hägele et al. 2024, arXiv 2405.18392 (1-sqrt ends best there, then
 * linear); lowered linear: Dremov et al. 2025, arXiv 2508.01483; exponential: Megatron-LM `exponential` WSD decay.
 * @example compile(cooldown({ from: 1, over: 100 }), { steps: 100 }).at(25); // 0.5
 * @example compile(cooldown({ from: 1, over: 100, shape: "exponential" }), { steps: 100 }).at(100); // 0
 */
export const cooldown: Recipe<CooldownOptions> = /* @__PURE__ */ defineRecipe<CooldownOptions>(
  "cooldown",
  "A cooldown of any published shape.",
  {
    from: { type: "number", says: "LR where it starts" },
    to: floorField,
    over: { type: "duration", rest: true, default: "rest", says: "length" },
    shape: shapeField,
  },
  (options) => cooldownPart(options),
);

/** The share of `from` at which a lowered linear cooldown starts. */
const lowered = 0.7;

/** The spec of a cooldown. */
export function cooldownPart({ from, to, over, shape }: Required<CooldownOptions>): Spec {
  switch (shape) {
    case "linear":
      return { kind: "linear", from, to, over };
    case "lowered-linear":
      return { kind: "linear", from: lowered * from, to, over };
    case "1-sqrt":
      return { kind: "polynomial", power: 0.5, ease: "in", from, to, over };
    case "square":
      return { kind: "polynomial", power: 2, ease: "in", from, to, over };
    case "cosine":
      return { kind: "cosine", from, to, over };
    case "mirror-cosine": {
      const line: Spec = { kind: "linear", from: 2 * from, to: 2 * to, over };
      return { kind: "sum", of: [line, { kind: "scale", by: -1, of: { kind: "cosine", from, to, over } }] };
    }
    case "exponential": {
      // In this order the end is exact: twice the height, halved, less the height, is 0.
      const halving: Spec = { kind: "exponential", from: 2 * (from - to), factor: 0.5, per: over, over };
      const level = (value: number): Spec => ({ kind: "constant", value, over });
      return { kind: "sum", of: [halving, level(to - from), ...(to === 0 ? [] : [level(to)])] };
    }
  }
}
