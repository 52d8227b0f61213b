import { betterRule, isBetter } from "./better.ts";
import type { Controller } from "./controller.ts";
import { countings } from "./counting.ts";
import { checkNumber, countGroups, ofGroup, spread } from "./options.ts";
import { type PlateauOptions, readPlateauOptions } from "./plateau-options.ts";

/** All that a plateau controller remembers. */
export interface PlateauState {
  /** The best metric so far; null before the first. */
  readonly best: number | null;
  /** Stale checks in a row. */
  readonly stale: number;
  /** Checks still to be ignored. */
  readonly cooling: number;
  /** The factor of each group; a single one serves all groups. */
  readonly factors: readonly number[];
  /** Metrics that wait for their mean; `finite` is false once one of them was not. */
  readonly held: { readonly sum: number; readonly n: number; readonly finite: boolean };
  /** Metrics given so far, shown or not. */
  readonly seen: number;
}

const nothingHeld = { sum: 0, n: 0, finite: true };

/**
 * Cuts the LR when a metric stops improving, by the counting rule of torch, Keras or Optax.
 *
 *   cut:  factor = max(factor * cut, floor)
 *
 * With a metric that never improves, patience p and cooldown c, the first cut comes at stale check p + 1 (torch) or p
 * (keras, optax; keras takes p = 0 for 1), and later ones every c + p + 1 (torch), c + p (optax), c + p - 1 (keras, c
 * of at least 1) checks. Where neither `minDelta` nor `minRatio` is given, the default of that framework holds:
 * minRatio 1e-4, in keras minDelta 1e-4.
 *
 * Metrics that are not finite are stale checks; keras alone takes a first one for its best, after which nothing is
 * better if it was NaN. A group that starts below its floor stays where it is.
 * When: torch and keras cut after an epoch, for the next one. Optax reads the metric of an update and scales that very
 * update: read first, then ask for the factor.
 * Units: `factor`, `floor` and `eps` are ratios to the group's base LR, the others are counts of checks.
 *
 * @throws AnnealError with every mistake of the options; `next` when the metric is not a number.
 * @example
 * const onPlateau = plateau({ patience: 1, factor: 0.5, floor: [0.1, 0.4] });
 * const state = [1, 1, 1, 1, 1].reduce(onPlateau.next, onPlateau.start);
 * state.factors; // [0.25, 0.4]
 * @example plateau({ pateince: 3 } as PlateauOptions); // throws: did you mean "patience"?
 */
export function plateau(options: PlateauOptions = {}): Controller<PlateauState, number> {
  const filled = readPlateauOptions(options);
  const { factor, patience, cooldownChecks, average, counting } = filled;
  const [from, until] = filled.shown ?? [0, Number.POSITIVE_INFINITY];
  const groups = countGroups("plateau", { floor: filled.floor, eps: filled.eps });
  const floor = spread(filled.floor, groups);
  const eps = spread(filled.eps, groups);
  const rule = betterRule(filled, counting === "keras" ? { minDelta: 1e-4 } : { minRatio: 1e-4 });
  const count = countings[counting];

  const cut = (before: number, group: number): number => {
    const after = Math.max(before * factor, floor[group]);
    return before - after > eps[group] ? after : before;
  };
  const check = (state: PlateauState, metric: number): PlateauState => {
    const first = counting === "keras" && state.best === null;
    const better = first || isBetter(metric, state.best, rule);
    const above = state.factors.some((each, group) => each > floor[group]);
    const after = count(state, better, { patience, cooldownChecks, above });
    return {
      best: better ? bestOf(metric, rule.mode) : state.best,
      stale: after.stale,
      cooling: after.cooling,
      factors: after.cut ? state.factors.map(cut) : state.factors,
      held: nothingHeld,
      seen: state.seen,
    };
  };
  const read = (state: PlateauState, metric: number): PlateauState => {
    const sum = state.held.sum + metric;
    const finite = state.held.finite && Number.isFinite(sum);
    const n = state.held.n + 1;
    if (n < average) return { ...state, held: { sum: finite ? sum : 0, n, finite } };
    return check(state, finite ? sum / n : average === 1 ? metric : Number.NaN);
  };
  return {
    start: { best: null, stale: 0, cooling: 0, factors: spread(1, groups), held: nothingHeld, seen: 0 },
    next: (state, metric) => {
      checkNumber("metric", metric);
      const k = state.seen;
      const shown = k >= from && k < until ? read(state, metric) : state;
      return { ...shown, seen: k + 1 };
    },
    factor: (state, _step, group = 0) => ofGroup(state.factors, group),
  };
}

/** A best metric that JSON can hold. Only Keras keeps one that is not finite: NaN, which nothing beats, or Infinity. */
function bestOf(metric: number, mode: "min" | "max"): number {
  if (Number.isFinite(metric)) return metric;
  const unbeatable = mode === "min" ? -Number.MAX_VALUE : Number.MAX_VALUE;
  return Number.isNaN(metric) ? unbeatable : Math.sign(metric) * Number.MAX_VALUE;
}
