import type { Field } from "../schedules/index.ts";

/** What counts as an improvement of a metric. */
export interface BetterOptions {
  /** Whether the metric should fall (`"min"`, default) or rise (`"max"`). */
  readonly mode?: "min" | "max";
  /** Least improvement, in units of the metric. */
  readonly minDelta?: number;
  /** Least improvement, as a share of the best metric. For metrics that stay above 0 only: below 0 it asks less than nothing. */
  readonly minRatio?: number;
}

/** The fields of {@link BetterOptions}. */
export const betterFields: { readonly [Name in keyof BetterOptions]-?: Field } = {
  mode: {
    type: "choice",
    of: ["min", "max"],
    default: "min",
    says: "whether the metric should fall or rise",
  },
  minDelta: { type: "number", min: 0, optional: true, says: "least improvement, in units of the metric" },
  minRatio: {
    type: "number",
    min: 0,
    optional: true,
    says: "least improvement, as a share of the best metric",
  },
};

/**
 * Whether a metric is better than the best one so far.
 *
 *   min:  m < best * (1 - minRatio) - minDelta
 *   max:  m > best * (1 + minRatio) + minDelta
 *
 * A metric that is not finite is never better; without a best one every finite metric is.
 * Source: torch ReduceLROnPlateau `threshold` (rel and abs), Keras `min_delta`, Optax `rtol` and `atol`.
 * @example isBetter(0.98, 1, { mode: "min", minDelta: 0, minRatio: 0.05 }); // false
 */
export function isBetter(metric: number, best: number | null, rule: Required<BetterOptions>): boolean {
  if (!Number.isFinite(metric)) return false;
  if (best === null) return true;
  const { mode, minDelta, minRatio } = rule;
  return mode === "min"
    ? metric < best * (1 - minRatio) - minDelta
    : metric > best * (1 + minRatio) + minDelta;
}

/** The rule with its defaults: `otherwise` holds when neither least improvement is given. */
export function betterRule(
  { mode = "min", minDelta, minRatio }: BetterOptions,
  otherwise: { readonly minDelta?: number; readonly minRatio?: number },
): Required<BetterOptions> {
  const neither = minDelta === undefined && minRatio === undefined;
  const given = neither ? otherwise : { minDelta, minRatio };
  return { mode, minDelta: given.minDelta ?? 0, minRatio: given.minRatio ?? 0 };
}
