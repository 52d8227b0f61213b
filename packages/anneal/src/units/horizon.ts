import { didYouMean, type Problem, problem, show } from "../errors/index.ts";

/** The planned length of a run, and the rates that turn epochs, samples and tokens into steps. */
export interface Horizon {
  /** Planned number of optimizer steps: a whole number of at least 1. */
  readonly steps: number;
  /** Optimizer steps in one pass over the data; may be fractional. */
  readonly stepsPerEpoch?: number;
  /** Samples in one optimizer step, over all devices and accumulated micro-batches. */
  readonly samplesPerStep?: number;
  /** Tokens in one optimizer step, over all devices and accumulated micro-batches. */
  readonly tokensPerStep?: number;
}

/** The most steps a run may have: beyond it neighbouring steps are no longer different numbers with a fraction. */
export const mostSteps = 1e15;

const rates = ["stepsPerEpoch", "samplesPerStep", "tokensPerStep"] as const;

/** Every mistake of a horizon. */
export function horizonProblems(horizon: Horizon): readonly Problem[] {
  if (typeof horizon !== "object" || horizon === null) {
    return [problem("type", "horizon", "an object such as { steps: 1000 }", horizon)];
  }
  const problems: Problem[] = [];
  const { steps } = horizon;
  if (!Number.isInteger(steps) || steps < 1 || steps > mostSteps) {
    problems.push(problem("range", "horizon.steps", "a whole number of steps from 1 to 1e15", steps));
  }
  for (const rate of rates) {
    const value = horizon[rate];
    if (value !== undefined && !(value > 0 && value <= mostSteps)) {
      problems.push(problem("range", `horizon.${rate}`, "a number above 0", value));
    }
  }
  for (const name of Object.keys(horizon)) {
    if (name !== "steps" && !(rates as readonly string[]).includes(name)) {
      const known = ["steps", ...rates];
      problems.push(
        problem("unknown", `horizon.${name}`, `one of ${known.join(", ")}`, name, didYouMean(name, known)),
      );
    }
  }
  return problems;
}

/** `1000 steps`, `1 step`. */
export const inSteps = (steps: number): string => `${show(steps)} ${steps === 1 ? "step" : "steps"}`;
