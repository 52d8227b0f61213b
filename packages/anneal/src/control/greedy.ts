import { problem, refuse } from "../errors/index.ts";
import { type Fields, readOptions } from "../schedules/index.ts";
import { type BetterOptions, betterFields, betterRule, isBetter } from "./better.ts";
import type { Controller } from "./controller.ts";
import { checkNumber, counted, countGroups, ofGroup, type PerGroup, perGroup, spread } from "./options.ts";

export interface GreedyOptions extends BetterOptions {
  /** A cut multiplies the factor by it, a raise divides by it: above 0, below 1. Default 0.95. */
  readonly factor?: number;
  /** Good or stale checks in a row that change nothing; the next one does. Default 10. */
  readonly patience?: number;
  /** Checks ignored after a cut. Default 0. */
  readonly cooldownChecks?: number;
  /** Checks ignored after a raise. Default 0. */
  readonly warmupChecks?: number;
  /** Least factor, a ratio to the group's base LR: one for all groups, or a list. Default 0. */
  readonly floor?: PerGroup;
  /** Largest factor, likewise. Default: none. */
  readonly ceiling?: PerGroup;
  /** A change by no more than this ratio to the base LR is skipped. Default 0. */
  readonly eps?: PerGroup;
  /** The metric is the mean of the last so many. Default 1. */
  readonly window?: number;
  /** After so many cuts with every group on its floor all begins anew. Default 500. */
  readonly resetStart?: number;
}

/** All that a greedy controller remembers. */
export interface GreedyState {
  /** The best metric so far; null before the first. */
  readonly best: number | null;
  /** Good checks in a row. */
  readonly good: number;
  /** Stale checks in a row. */
  readonly stale: number;
  /** Checks still to be ignored after a cut. */
  readonly cooling: number;
  /** Checks still to be ignored after a raise. */
  readonly warming: number;
  /** The factor of each group; a single one serves all groups. */
  readonly factors: readonly number[];
  /** The last metrics, for their mean; null for one that was not finite. */
  readonly window: readonly (number | null)[];
  /** Their running sum, whose rounding stays as in transformers; null where it is too large for a number. */
  readonly sum: number | null;
  /** Cuts on the floor so far. */
  readonly floored: number;
}

/**
 * Raises the LR while a metric keeps improving, and cuts it when it stops: a plateau controller with a mirror.
 *
 *   more than `patience` good checks in a row:   factor = min(factor / f, ceiling)
 *   more than `patience` stale checks in a row:  factor = max(factor * f, floor)
 *
 * While checks are ignored the best metric does not move. Where neither `minDelta` nor `minRatio` is given, minDelta
 * is 1e-6. A metric that is not finite is a stale check, and its window has no mean until it has left it.
 *
 * Source: GreedyLR, arXiv 2512.14527, as transformers has it (`greedy`), whose floor and ceiling are LRs; here they
 * are ratios to the group's base LR. There, one NaN in a smoothed metric makes every later mean NaN.
 *
 * @throws AnnealError with every mistake of the options; `next` when the metric is not a number.
 * @example
 * const control = greedy({ patience: 0, factor: 0.5, ceiling: 3 });
 * const state = [4, 3, 2].reduce(control.next, control.start);
 * control.factor(state, 3); // 3
 */
export function greedy(options: GreedyOptions = {}): Controller<GreedyState, number> {
  const filled = readOptions<GreedyOptions, "minDelta" | "minRatio">("greedy", options, fieldsOf);
  const { factor, patience, cooldownChecks, warmupChecks, window, resetStart } = filled;
  const groups = countGroups("greedy", { floor: filled.floor, ceiling: filled.ceiling, eps: filled.eps });
  const floor = spread(filled.floor, groups);
  const ceiling = spread(filled.ceiling, groups);
  const eps = spread(filled.eps, groups);
  const rule = betterRule(filled, { minDelta: 1e-6 });
  floor.forEach((least, group) => {
    if (least > ceiling[group]) refuse([problem("order", "greedy.floor", "at most the ceiling", least)]);
  });

  const start: GreedyState = {
    best: null,
    good: 0,
    stale: 0,
    cooling: 0,
    warming: 0,
    factors: spread(1, groups),
    window: [],
    sum: 0,
    floored: 0,
  };
  const cut = (before: number, group: number): number => {
    const after = Math.max(before * factor, floor[group]);
    return before - after > eps[group] ? after : before;
  };
  const raise = (before: number, group: number): number => {
    const after = Math.min(before / factor, ceiling[group]);
    return after - before > eps[group] && Number.isFinite(after) ? after : before;
  };
  /** One check that is not ignored. */
  const check = (state: GreedyState, metric: number): GreedyState => {
    const better = isBetter(metric, state.best, rule);
    const best = better ? metric : state.best;
    const good = better ? state.good + 1 : 0;
    const stale = better ? 0 : state.stale + 1;
    if (good > patience) {
      const factors = state.factors.map(raise);
      return { ...state, best, good: 0, stale, warming: warmupChecks, factors, floored: 0 };
    }
    if (stale <= patience) return { ...state, best, good, stale };
    const factors = state.factors.map(cut);
    const onFloor = factors.every((each, group) => each <= floor[group]);
    const floored = state.floored + (onFloor ? 1 : 0);
    if (onFloor && floored >= resetStart) return { ...start, cooling: cooldownChecks };
    return { ...state, best, good, stale: 0, cooling: cooldownChecks, factors, floored };
  };
  return {
    start,
    next: (before, metric) => {
      checkNumber("metric", metric);
      const { held, sum } = slid(before, Number.isFinite(metric) ? metric : null, window);
      const state = window === 1 ? before : { ...before, window: held, sum };
      if (state.cooling > 0) return { ...state, good: 0, stale: 0, cooling: state.cooling - 1 };
      if (state.warming > 0) return { ...state, good: 0, stale: 0, warming: state.warming - 1 };
      return check(state, held.includes(null) ? Number.NaN : (sum ?? Number.NaN) / held.length);
    },
    factor: (state, _step, group = 0) => ofGroup(state.factors, group),
  };
}

/** The window one metric later: what enters is added to the sum, then what leaves is taken off. */
function slid(
  { window, sum }: GreedyState,
  entering: number | null,
  most: number,
): Pick<GreedyState, "sum"> & { readonly held: GreedyState["window"] } {
  if (most === 1) return { held: [entering], sum: entering };
  const all = [...window, entering];
  const before = sum ?? window.reduce<number>((total, value) => total + (value ?? 0), 0);
  const after = before + (entering ?? 0) - (all.length > most ? (all[0] ?? 0) : 0);
  return { held: all.slice(-most), sum: Number.isFinite(after) ? after : null };
}

const fieldsOf = ({ floor, ceiling, eps }: GreedyOptions): Fields<keyof GreedyOptions> => ({
  ...betterFields,
  factor: {
    type: "number",
    above: 0,
    below: 1,
    default: 0.95,
    says: "a cut multiplies by it, a raise divides",
  },
  patience: counted(10, "good or stale checks in a row that change nothing"),
  cooldownChecks: counted(0, "checks ignored after a cut"),
  warmupChecks: counted(0, "checks ignored after a raise"),
  floor: perGroup(floor, { type: "number", min: 0, default: 0, says: "least ratio to the base LR" }),
  ceiling: perGroup(ceiling, {
    type: "number",
    above: 0,
    default: Number.POSITIVE_INFINITY,
    says: "largest ratio to the base LR",
  }),
  eps: perGroup(eps, { type: "number", min: 0, default: 0, says: "a smaller change is skipped" }),
  window: counted(1, "metrics in the running mean", 1),
  resetStart: counted(500, "cuts on the floor before a new start", 1),
});
