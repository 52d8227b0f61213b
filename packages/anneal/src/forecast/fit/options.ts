import { type Problem, problem, refuse } from "../../errors/index.ts";

/** How a law is fitted. */
export interface FitOptions {
  /** Share of each run, up to its last loss, that is left out at its start: early transients obey no law. Default 0.05. */
  readonly skip?: number;
  /** Relative error up to which a point counts by the square of its error; beyond it, by its size. Default 0.001. */
  readonly delta?: number;
  /** Points of each run that are looked at. Default 24: more tell little more. */
  readonly points?: number;
  /** What is known of exponents counts as so many points that miss by `delta`. Default 9; 0 leaves it out. */
  readonly trust?: number;
  /** The LR acts as this power of itself. Default 1. */
  readonly exponent?: number;
  /** Let the sizes of the law depend on the peak LR of a run, as powers of it. Default: where the peaks differ. */
  readonly acrossPeaks?: boolean;
}

/** Options with their defaults. */
export type FitSettings = Required<Omit<FitOptions, "acrossPeaks">> & Pick<FitOptions, "acrossPeaks">;

/** Fills in defaults. @throws AnnealError where an option is out of its range. */
export function fitSettings(options: FitOptions): FitSettings {
  const { skip = 0.05, delta = 1e-3, points = 24, trust = 9, exponent = 1, acrossPeaks } = options;
  const rules: readonly (readonly [string, number, boolean, string])[] = [
    ["skip", skip, skip >= 0 && skip < 1, "a share of at least 0 and below 1"],
    ["delta", delta, delta > 0 && delta <= 1, "a number above 0 and at most 1"],
    [
      "points",
      points,
      Number.isInteger(points) && points >= 5 && points <= 1e5,
      "a whole number from 5 to 1e5",
    ],
    ["trust", trust, trust >= 0 && trust <= 1e6, "a number from 0 to 1e6"],
    ["exponent", exponent, exponent > 0 && exponent <= 2, "a number above 0 and at most 2"],
  ];
  const problems: Problem[] = rules
    .filter(([, , right]) => !right)
    .map(([name, value, , rule]) => problem("range", name, rule, value));
  refuse(problems);
  return { skip, delta, points, trust, exponent, acrossPeaks };
}
