import { problem, refuse } from "../errors/index.ts";
import type { Spec } from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";
import { afterWarmup, floorField, type Warmup, warmupFields } from "./parts.ts";
import { defineRecipe, type Recipe } from "./recipe.ts";

export interface WarmRestartsOptions extends Warmup {
  /** Length of the first cycle. Left out: the cycles share what is left, and `times` says how many they are. */
  readonly cycle?: Duration;
  /** How many cycles. Left out: for ever. */
  readonly times?: number;
  /** Each cycle is this many times as long as the one before. Default 1. */
  readonly stretch?: number;
  /** Each peak is this many times as high above the floor as the one before. Default 1. */
  readonly damp?: number;
  /** LR at the end of each cycle. Default 0. */
  readonly floor?: number;
}

/**
 * SGDR: cosine decays with restarts. The last step of each cycle is a snapshot for an ensemble. A warmup comes once,
 * before the first cycle.
 *
 * Source: Loshchilov & Hutter 2017, SGDR, arXiv 1608.03983; snapshots: Huang et al. 2017, arXiv 1704.00109.
 * Elsewhere: torch CosineAnnealingWarmRestarts (cycle is T_0, stretch T_mult); Keras CosineDecayRestarts.
 * @example compile(warmRestarts({ peak: 1, cycle: 10, stretch: 2 }), { steps: 70 }).at(30); // 1
 * @example compile(warmRestarts({ peak: 1, times: 3, stretch: 2 }), { steps: 70 }).at(10); // 1
 */
export const warmRestarts: Recipe<WarmRestartsOptions> = /* @__PURE__ */ defineRecipe<WarmRestartsOptions>(
  "warmRestarts",
  "SGDR: cosine decays with restarts.",
  {
    ...warmupFields,
    cycle: { type: "duration", positive: true, optional: true, says: "length of the first cycle" },
    times: {
      type: "number",
      whole: true,
      min: 1,
      max: 1e15,
      optional: true,
      says: "how many cycles; left out: for ever",
    },
    stretch: { type: "number", above: 0, default: 1, says: "length of a cycle over the one before" },
    damp: { type: "number", min: 0, default: 1, says: "height of a cycle over the one before" },
    floor: floorField,
  },
  (options) => {
    const { peak, floor, cycle, times, stretch, damp } = options;
    if (cycle === undefined && times === undefined) {
      refuse([problem("missing", "warmRestarts", "cycle, times or both", undefined)]);
    }
    const lifted = damp !== 1 && floor > 0;
    const of: Spec = {
      kind: "cosine",
      from: lifted ? peak - floor : peak,
      to: lifted ? 0 : floor,
      over: cycle ?? "rest",
    };
    const cycles: Spec = {
      kind: "repeat",
      of,
      ...(times !== undefined && { times }),
      ...(stretch !== 1 && { stretch }),
      ...(damp !== 1 && { damp }),
    };
    return afterWarmup(
      options,
      lifted ? { kind: "sum", of: [{ kind: "constant", value: floor }, cycles] } : cycles,
    );
  },
);
