import { problem, refuse } from "../../errors/index.ts";
import type { Law, LawName } from "../laws/law.ts";
import type { Run } from "../runs/run.ts";
import { type Courses, type Design, designOf, type FitData, fitDataOf } from "./design.ts";
import { type Found, levenberg, type Problem } from "./levenberg.ts";
import { type FitOptions, type FitSettings, fitSettings } from "./options.ts";
import { startsOf } from "./starts.ts";

/** A law with the parameters that fit some runs best. Plain JSON. */
export interface LawFit {
  readonly law: LawName;
  /** The LR acts as this power of itself, see {@link effectiveCourse}. */
  readonly exponent: number;
  /** In the order of the law's parameters; with the LR in its own unit. */
  readonly values: readonly number[];
  /** Across peaks: the sizes are those at `peak`, and A grows as peak ** a, the other as peak ** c. */
  readonly across?: { readonly peak: number; readonly a: number; readonly c: number };
  /** The sum of Huber's losses of the relative errors, and of what was known of exponents. */
  readonly objective: number;
  /** Points that were fitted. */
  readonly points: number;
}

/** A fit, and how it stands to each of the runs. */
export interface FitToRuns extends LawFit {
  /** The mean relative error of each run, in the order of the data. */
  readonly missed: readonly number[];
}

/** So many of the best starts are followed. */
const followed = 3;

/**
 * Fits a law: the log of the loss by Huber's loss, over a few points of each run. Starts lie on a grid that has no unit,
 * so that equal runs in other units of the LR give the same law. The same runs in any order give the same law.
 *
 * @throws AnnealError where there are fewer points than parameters.
 * @example
 * const lr = new Float64Array(1000).fill(0.1);
 * const steps = Array.from({ length: 50 }, (_, i) => 20 * i + 19);
 * const run = makeRun({ lr, steps, losses: steps.map((t) => 2 + 3 * (0.1 * (t + 1)) ** -0.5) });
 * Math.round(fitLaw(powerOfSteps, [run], { trust: 0 }).values[0] * 1e4) / 1e4; // 2
 */
export function fitLaw(law: Law, runs: readonly Run[], options: FitOptions = {}): LawFit {
  const { missed, ...fit } = fitLawTo(law, fitDataFor(runs, options), options);
  return fit;
}

/** The data of runs for {@link fitLawTo} and {@link fitAtExponents}, the same in whatever order the runs are given. */
export const fitDataFor = (runs: readonly Run[], options: FitOptions): FitData =>
  fitDataOf(inOneOrder(runs), fitSettings(options));

/** Fits a law to data that other laws are fitted to, too. */
export function fitLawTo(
  law: Law,
  data: FitData,
  { courses, ...options }: FitOptions & { readonly courses?: CoursesOf } = {},
): FitToRuns {
  const settings = fitSettings(options);
  const design = designOf(law, data, { ...settings, courses: courses?.(data, settings.exponent) });
  return fitOf(design, searched(design), { ...settings, data });
}

type CoursesOf = (data: FitData, exponent: number) => Courses;

/** Options of {@link fitAtExponents}. */
export interface ExponentOptions extends Omit<FitOptions, "exponent"> {
  readonly exponents: readonly number[];
  /** Where the LRs of the runs come from; one that remembers saves work. */
  readonly courses?: CoursesOf;
}

/**
 * The fit of a law at each of several exponents of the LR. The first is searched for from the grid of starts, each other
 * one from the nearest exponent before it.
 */
export function fitAtExponents(
  law: Law,
  data: FitData,
  { exponents, courses, ...options }: ExponentOptions,
): FitToRuns[] {
  const done: { readonly exponent: number; readonly unknowns: Float64Array }[] = [];
  return exponents.map((exponent) => {
    const settings = fitSettings({ ...options, exponent });
    const design = designOf(law, data, { ...settings, courses: courses?.(data, exponent) });
    const near = done.reduce<(typeof done)[0] | undefined>(
      (a, b) => (a && Math.abs(a.exponent - exponent) <= Math.abs(b.exponent - exponent) ? a : b),
      undefined,
    );
    const warm = near && levenberg(design.problem, near.unknowns);
    const found = warm && warm.objective < Number.POSITIVE_INFINITY ? warm : searched(design);
    done.push({ exponent, unknowns: found.unknowns });
    return fitOf(design, found, { ...settings, data });
  });
}

function searched(design: Design): Found {
  const found = startsOf(design)
    .slice(0, followed)
    .map(({ unknowns }) => levenberg(design.problem, unknowns));
  if (found.length === 0) {
    const rule = `losses that the law "${design.law.name}" can follow`;
    refuse([problem("range", "runs", rule, "none of its starts")]);
  }
  return found.reduce((a, b) => (b.objective < a.objective ? b : a));
}

function fitOf(
  { law, problem, toValues, peak, logs }: Design,
  { unknowns, objective }: Found,
  { exponent, data }: FitSettings & { readonly data: FitData },
): FitToRuns {
  const all = Array.from(toValues(unknowns));
  const count = law.parameters.length;
  const [a, c] = all.slice(count);
  return {
    law: law.name,
    exponent,
    values: all.slice(0, count),
    ...(a === undefined ? {} : { across: { peak, a, c } }),
    objective,
    points: logs.length,
    missed: missedOf(problem, unknowns, data),
  };
}

function missedOf(problem: Problem, unknowns: Float64Array, { points }: FitData): number[] {
  const residuals = new Float64Array(problem.residuals);
  problem.evaluate(unknowns, residuals);
  let row = 0;
  return points.map(({ steps }) => {
    const own = residuals.subarray(row, row + steps.length);
    row += steps.length;
    return own.reduce((sum, r) => sum + Math.abs(r), 0) / own.length;
  });
}

/** Rounding must not depend on the order in which runs are given. */
const inOneOrder = (runs: readonly Run[]): Run[] =>
  [...runs].sort((a, b) => a.steps.length - b.steps.length || firstDifference(a, b));

function firstDifference(a: Run, b: Run): number {
  for (const field of ["losses", "steps", "lr"] as const) {
    for (let i = 0; i < Math.min(a[field].length, b[field].length); i++) {
      if (a[field][i] !== b[field][i]) return a[field][i] - b[field][i];
    }
  }
  return 0;
}
