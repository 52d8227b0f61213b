import { type Problem, problem, refuse } from "../../errors/index.ts";
import { type Courses, coursesOf, type FitData } from "../fit/design.ts";
import { type FitToRuns, fitAtExponents, fitDataFor, fitLawTo } from "../fit/fit-law.ts";
import type { FitOptions } from "../fit/options.ts";
import { convex4 } from "../laws/convex4.ts";
import type { Law } from "../laws/law.ts";
import { level } from "../laws/level.ts";
import { mpl } from "../laws/mpl.ts";
import { powerOfSteps } from "../laws/steps.ts";
import { tissue } from "../laws/tissue.ts";
import { peakOf } from "../runs/peak.ts";
import type { Run } from "../runs/run.ts";
import { type Fitted, fittedVersion, type Member, type RunFacts } from "./fitted.ts";
import { identify } from "./identify.ts";
import { isFlat, shapeOf } from "./shape.ts";

export interface ForecastOptions extends Omit<FitOptions, "exponent"> {
  /** Half the width of an interval where all laws agree, in units of the loss. Default 0.003. */
  readonly floor?: number;
}

/**
 * Powers of itself as which the LR may act: from the square root, as under optimizers that divide by the size of noisy
 * gradients, to the LR itself. The middle comes first: the search for the others begins at it.
 */
const exponents = [0.75, 0.875, 0.625, 1, 0.5];

/**
 * Fits what a forecast is made of: the Multi-Power Law and the law of convex optimisation, each with the LR acting as
 * five powers of itself. The forecast is their mean, weighted by how well they fitRuns, with every run a witness:
 *
 *   weight ~ objective ** -runs
 *
 * With one run, or runs of one shape, the law of convex optimisation is alone: the other has parameters that one shape
 * cannot tell apart. Where peaks differ, the sizes of the laws may depend on them.
 *
 * @throws AnnealError where there is no run, or one with fewer than five points behind the part that is left out, or with
 * losses that are all the same.
 * @example
 * const steps = Array.from({ length: 50 }, (_, i) => 20 * i + 19);
 * const lr = sample(compile(warmupCosine({ peak: 0.1, warmup: 50 }), { steps: 1000 }), 1000);
 * const run = makeRun({ lr, steps, losses: steps.map((t) => 2 + (t + 1) ** -0.5) });
 * fitRuns([run]).members.map(({ law }) => law); // ["convex4", "convex4", "convex4", "convex4", "convex4"]
 */
export function fitRuns(runs: readonly Run[], { floor = 0.003, ...options }: ForecastOptions = {}): Fitted {
  check(runs, floor, options);
  const { shapes, warnings } = identify(runs);
  const laws: readonly Law[] = shapes && runs.length > 1 ? [mpl, convex4] : [convex4];
  const data = fitDataFor(runs, options);
  const courses = remembered();
  const fits = laws.flatMap((law) => fitAtExponents(law, data, { ...options, exponents, courses }));
  const members = weighted(fits, runs.length);
  const beside = [tissue, level, powerOfSteps].map((law) => fitLawTo(law, data, { ...options, courses }));
  return {
    version: fittedVersion,
    members: members.map(plain),
    beside: beside.map(plain),
    runs: runs.map(factsOf),
    floor,
    warnings: [...runs.flatMap(({ notes }) => notes), ...warnings, ...aboutMissed(members, data)],
  };
}

const plain = <Fit extends FitToRuns>({ missed, ...fit }: Fit): Omit<Fit, "missed"> => fit;

/** Laws that miss a run by more than this share of its losses do not describe it. */
const mostMissed = 0.01;

function aboutMissed(members: readonly (FitToRuns & Member)[], { names }: FitData): string[] {
  return names.flatMap((name, i) => {
    const missed = members.reduce((sum, { weight, missed }) => sum + weight * missed[i], 0);
    if (missed <= mostMissed) return [];
    const share = `${Number((100 * missed).toPrecision(2))}%`;
    return [
      `${name}: the laws miss its losses by ${share} in the mean, so they do not describe it: trust no forecast from it.`,
    ];
  });
}

/** Courses that are made once for each exponent. */
function remembered(): (data: FitData, exponent: number) => Courses {
  const known = new Map<number, Courses>();
  return (data, exponent) => {
    const courses = known.get(exponent) ?? coursesOf(data, exponent);
    known.set(exponent, courses);
    return courses;
  };
}

function check(runs: readonly Run[], floor: number, { skip = 0.05 }: FitOptions): void {
  if (runs.length === 0) refuse([problem("missing", "runs", "at least one run", undefined)]);
  if (!(floor >= 0 && floor < Number.POSITIVE_INFINITY)) {
    refuse([problem("range", "floor", "a number of at least 0", floor)]);
  }
  refuse(runs.flatMap((run) => wrongFor(run, skip)));
}

function wrongFor({ name, steps, losses }: Run, skip: number): Problem[] {
  const first = steps.findIndex((step) => step > 0 && step >= skip * steps[steps.length - 1]);
  const left = first < 0 ? 0 : steps.length - first;
  const note = `the first ${100 * skip}% are left out`;
  if (left < 5) return [problem("size", `${name}.losses`, "at least 5 losses to fit", left, { note })];
  if (losses.some((loss) => loss !== losses[0])) return [];
  return [problem("range", `${name}.losses`, "losses that change", losses[0], { note: "every one of them" })];
}

/** The less a law misses by, the more it weighs; for the interval, less sharply so. */
function weighted(fits: readonly FitToRuns[], runs: number): (FitToRuns & Member)[] {
  const least = fits.reduce((a, { objective }) => Math.min(a, objective), Number.POSITIVE_INFINITY);
  const ratios = fits.map(({ objective }) => (objective > 0 ? least / objective : 1));
  const shares = (power: number): number[] => {
    const all = ratios.map((ratio) => ratio ** power);
    const sum = all.reduce((a, b) => a + b, 0);
    return all.map((each) => each / sum);
  };
  const [weights, doubts] = [shares(runs), shares(1)];
  return fits.map((each, i) => ({ ...each, weight: weights[i], doubt: doubts[i] }));
}

function factsOf(run: Run): RunFacts {
  const { name, lr, steps, losses } = run;
  const updates = steps[steps.length - 1] + 1;
  return {
    name,
    updates,
    peak: peakOf(lr.subarray(0, updates)),
    final: losses[losses.length - 1],
    falls: !isFlat(shapeOf(run)),
  };
}
