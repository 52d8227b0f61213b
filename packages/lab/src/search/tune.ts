import type { TuneReport } from "../report/data.ts";
import { runFinalSeeds } from "./arms.ts";
import { type Budget, budgetText, type Spending, spend } from "./budget.ts";
import { withAveraging } from "./candidate.ts";
import { type FindResult, findRate, ratesToSearch } from "./find.ts";
import { rungOf } from "./ladder.ts";
import { createLedger } from "./ledger.ts";
import { type RateSearch, raceRates, type Tuned } from "./rate-search.ts";
import { withRates } from "./refuse-hopeless.ts";
import { seedsOf } from "./seeds.ts";
import { makeReport, type StudyOptions } from "./study.ts";

export interface TuneOptions extends StudyOptions {
  readonly budget: Budget;
  /** Length of a run. Left out, the budget decides. */
  readonly steps?: number;
  readonly stepsPerEpoch?: number;
  /** Final seeds. Left out, the budget decides: 8 when it can. */
  readonly finalSeeds?: number;
  /**
   * Given the plan that was made of the budget; gives the one to use. A study that goes on after it was stopped gives the
   * first one back, because runs of another length would share nothing with those that finished.
   */
  readonly keepPlan?: (plan: Spending) => Spending;
}

/**
 * Which schedule, at which rate, how much better than the best constant rate, and how sure.
 *
 * 1. A range test on three seeds gives a bracket.
 * 2. A race over schedules and rates, on validation loss, gives each schedule its own best rate.
 * 3. The baseline and the best schedules run on fresh, shared seeds. The recommendation is the schedule whose saving on
 *    the validation set is largest at the cautious end of its interval; what is reported is its saving on the test set,
 *    which no choice has read.
 *
 * With a budget in runs or steps the outcome is a function of the options; with one in seconds it also depends on the
 * machine's speed, and `details.command` of the report repeats it exactly.
 */
export async function tune(options: TuneOptions): Promise<TuneReport> {
  const start = options.now();
  const ledger = createLedger(options);
  const seeds = seedsOf(options.seed, options);
  const found = await findRate(ledger, {
    seeds: seeds.range,
    ...(options.optimizer && { optimizer: options.optimizer.kind }),
    ...options.range,
  });
  const elapsed = options.now() - start;
  const plan = spend({
    ...options,
    candidates: options.candidates.length,
    stepsPerSecond: ledger.topSpeed() * options.runner.width,
    secondsLeft: options.budget.amount - elapsed,
    stepsUsed: ledger.steps(),
  });
  const spending = options.keepPlan?.(plan) ?? plan;
  const candidates = withAveraging(options.candidates, options.optimizer).slice(0, spending.candidates);
  const inTime = (share: number) => (): boolean =>
    options.budget.unit !== "seconds" || options.now() - start < share * options.budget.amount;

  const bracket = rungsOf(found, options);
  const search = await raceRates(ledger, {
    candidates,
    bracket,
    runs: Math.max(spending.searchRuns, leastRuns(bracket, candidates.length)),
    steps: spending.steps,
    seeds: seeds.search,
    ...(options.retain && { retain: true }),
    goOn: inTime(0.55),
  });
  const arms = await runFinalSeeds(ledger, finalists(search, spending), {
    steps: spending.steps,
    seeds: seeds.final.slice(0, options.finalSeeds ?? Math.max(spending.finalSeeds, mostFinalSeeds)),
    planned: spending.finalSeeds,
    least: Math.min(spending.finalSeeds, 4),
    // What is left of a time budget makes the intervals narrower.
    goOn: (done) =>
      done < spending.finalSeeds ? inTime(0.92)() : options.budget.unit === "seconds" && inTime(0.6)(),
  });
  return makeReport({
    options,
    ledger,
    found,
    search,
    arms,
    steps: spending.steps,
    plannedSeeds: spending.finalSeeds,
    budget: budgetText(options.budget),
    seconds: options.now() - start,
  });
}

const mostFinalSeeds = 16;

function rungsOf(found: FindResult, options: TuneOptions): readonly [number, number] {
  const { low, high } = ratesToSearch(found, options);
  const from = rungOf(low);
  return [from, Math.max(from + 1, rungOf(high))];
}

/** One candidate looks at every second rung of the bracket and about the best; three runs are the least for each other. */
const leastRuns = ([low, high]: readonly [number, number], candidates: number): number =>
  Math.ceil((high - low + 1) / 2) + 2 + 3 * (candidates - 1);

/** The baseline, and the schedules that the search liked best. */
function finalists(search: RateSearch, { arms }: Spending): readonly Tuned[] {
  const [baseline, ...others] = withRates(search);
  const best = [...others].sort((a, b) => a.loss - b.loss).slice(0, arms - 1);
  return [baseline, ...best];
}
