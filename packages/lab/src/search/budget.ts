/** What a search may use: seconds of wall time, updates of all runs together, or runs of full length. */
export interface Budget {
  readonly unit: "seconds" | "steps" | "runs";
  readonly amount: number;
}

/** How a budget is spent after the range test. */
export interface Spending {
  /** Length of every run. */
  readonly steps: number;
  /** How many of the schedules are searched: the baseline and those after it, in their order. */
  readonly candidates: number;
  /** Runs of the rate search, at most. */
  readonly searchRuns: number;
  /** Schedules that go to the final seeds, the baseline among them. */
  readonly arms: number;
  readonly finalSeeds: number;
}

export interface SpendingFacts {
  readonly budget: Budget;
  /** Schedules to be searched, the baseline among them. */
  readonly candidates: number;
  /** Length of a run, where the user has said it. */
  readonly steps?: number;
  /** Updates of one pass over the training data, where there are such. */
  readonly stepsPerEpoch?: number;
  readonly finalSeeds?: number;
  /** What is left for the runs, in updates per second over all cores: from the range test. */
  readonly stepsPerSecond: number;
  readonly secondsLeft: number;
  readonly stepsUsed: number;
}

/** Runs that a search has when its length is free: enough to find the rates and to be sure of the end. */
const comfortableRuns = 54;
/** Runs in which one schedule finds its best rate within the bracket, and each other about that of the first. */
const scoutRuns = 7;
const runsEach = 4;
/** What else takes time: validation, starting, the last runs of a batch waiting for each other. */
const overhead = 1.25;
/** More passes than this over small data teach little but the data themselves. */
const mostEpochs = 40;
/** Shorter runs say little of longer ones: a decay has no time to pay. A small budget has fewer runs instead. */
const fewestSteps = 400;

/**
 * Divides a budget: the length of a run first (unless it is given), then the final seeds, then what is left for the
 * search. With little there are fewer final schedules and seeds (never fewer than 3), then fewer schedules altogether: two
 * whose best rates are known say more than five whose are not.
 */
export function spend(facts: SpendingFacts): Spending {
  const steps = facts.steps ?? lengthOf(facts);
  const runs = Math.floor(affordable(facts, steps));
  const most = facts.candidates;
  // 8 are enough for an honest interval; with much left over, more make it narrower.
  const seeds =
    facts.finalSeeds ?? Math.max(3, Math.min(8, Math.floor(runs / 6)), Math.min(16, Math.floor(runs / 12)));
  const arms = Math.max(2, Math.min(most, Math.floor((runs * 0.6) / seeds)));
  const left = runs - arms * seeds;
  const candidates = Math.max(2, Math.min(most, 1 + Math.floor((left - scoutRuns) / runsEach)));
  const searchRuns = Math.max(left, scoutRuns + runsEach * (candidates - 1));
  return { steps, candidates, searchRuns, arms: Math.min(arms, candidates), finalSeeds: seeds };
}

/** Final seeds that fit into so many seconds: 3 at the least, 16 at the most, which an interval hardly gains from. */
export function seedsWithin(
  seconds: number,
  { speed, steps }: { readonly speed: number; readonly steps: number },
): number {
  return Math.max(3, Math.min(16, Math.floor((seconds * speed) / (steps * overhead))));
}

function affordable({ budget, ...facts }: SpendingFacts, steps: number): number {
  if (budget.unit === "runs") return budget.amount - facts.stepsUsed / steps;
  if (budget.unit === "steps") return (budget.amount - facts.stepsUsed) / steps;
  return (facts.secondsLeft * facts.stepsPerSecond) / (steps * overhead);
}

/** The length at which a comfortable number of runs fits, in round numbers. */
function lengthOf(facts: SpendingFacts): number {
  const most = Math.max(400, Math.round(mostEpochs * (facts.stepsPerEpoch ?? Number.POSITIVE_INFINITY)));
  if (facts.budget.unit === "runs") return Math.min(most, 1000);
  const total = affordable(facts, 1);
  return roundLength(Math.max(fewestSteps, Math.min(most, total / comfortableRuns)));
}

/** Down to two digits. */
function roundLength(steps: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(steps)) - 1);
  return Math.floor(steps / unit) * unit;
}

/** `90 s`, `60 runs`. */
export const budgetText = ({ unit, amount }: Budget): string =>
  unit === "seconds" ? `${amount} s` : `${amount} ${unit}`;
