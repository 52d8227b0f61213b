import { type Problem, problem, refuse } from "../errors/index.ts";
import { type Fields, type Filled, readOptions } from "../schedules/index.ts";
import { type BetterOptions, betterFields } from "./better.ts";
import { counted, type PerGroup, perGroup, spread } from "./options.ts";

export interface PlateauOptions extends BetterOptions {
  /** What a cut multiplies the factor by, from 0 to below 1. Default 0.1. */
  readonly factor?: number;
  /** Stale checks tolerated; see `counting` for which one cuts. Default 10. */
  readonly patience?: number;
  /** Checks ignored after a cut. Default 0. */
  readonly cooldownChecks?: number;
  /** Least factor, a ratio to the group's base LR: one for all groups, or a list. Default 0. */
  readonly floor?: PerGroup;
  /** A cut by no more than this ratio to the base LR is skipped (torch only). Default 0. */
  readonly eps?: PerGroup;
  /** Metrics whose mean makes one check. Default 1. */
  readonly average?: number;
  /** Whose rule counts the checks: `"torch"` (default), `"keras"` or `"optax"`. */
  readonly counting?: "torch" | "keras" | "optax";
  /** `[from, until]`: metric k, counted from 0, is looked at only if from <= k < until. Default: every metric. */
  readonly shown?: readonly [from: number, until: number];
}

/** Checks the options and fills in the defaults. */
export function readPlateauOptions(options: PlateauOptions): Filled<PlateauOptions, Open> {
  const filled = readOptions<PlateauOptions, Open>("plateau", options, fieldsOf);
  refuse(contradictions(filled));
  return filled;
}

/** Options without a default. */
type Open = "minDelta" | "minRatio" | "shown";

const fieldsOf = ({ floor, eps }: PlateauOptions): Fields<keyof PlateauOptions> => ({
  ...betterFields,
  factor: { type: "number", min: 0, below: 1, default: 0.1, says: "what a cut multiplies by" },
  patience: counted(10, "stale checks tolerated"),
  cooldownChecks: counted(0, "checks ignored after a cut"),
  floor: perGroup(floor, { type: "number", min: 0, default: 0, says: "least ratio to the base LR" }),
  eps: perGroup(eps, { type: "number", min: 0, default: 0, says: "a smaller cut is skipped" }),
  average: counted(1, "metrics whose mean makes one check", 1),
  counting: { type: "choice", of: ["torch", "keras", "optax"], default: "torch", says: "whose rule counts" },
  shown: {
    type: "pair",
    of: [
      { type: "number", min: 0 },
      { type: "number", min: 0 },
    ],
    optional: true,
    says: "metrics looked at: from the first number on, and before the second",
  },
});

/** Options that are well-formed, and yet cannot stand together. */
function contradictions({ counting, minRatio, eps, floor, shown }: Filled<PlateauOptions, Open>): Problem[] {
  const problems: Problem[] = [];
  const beside = `with counting "${counting}"`;
  if (counting === "keras" && minRatio) {
    problems.push(problem("range", "plateau.minRatio", `minDelta instead, ${beside}`, minRatio));
  }
  if (counting !== "torch" && spread(eps, 1).some((each) => each > 0)) {
    problems.push(problem("range", "plateau.eps", `none, ${beside}`, eps));
  }
  if (counting === "optax" && spread(floor, 1).some((each) => each > 1)) {
    problems.push(problem("range", "plateau.floor", `at most 1, ${beside}`, floor));
  }
  if (shown !== undefined && shown[0] > shown[1]) {
    problems.push(problem("order", "plateau.shown[1]", `at least ${shown[0]}`, shown[1]));
  }
  return problems;
}
