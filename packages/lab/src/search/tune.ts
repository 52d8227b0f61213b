import type { TuneReport } from "../report/data.ts";
import { runFinalSeeds } from "./arms.ts";
import { type Budget, budgetText, type Spending, seedsWithin, spend } from "./budget.ts";
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
  /** What an earlier session of this study has decided, if it was stopped or is asked again. */
  readonly decisions?: Decisions;
}

/**
 * What a study decides by its speed, kept so that it is decided once: a study that goes on has runs of the same length,
 * and one that has ended gives the same answer again. Were it to add seeds at each look, it would be certain in the end.
 */
export interface Decisions {
  readonly get: (name: string) => unknown;
  readonly set: (name: string, value: unknown) => void;
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
  const { decisions } = options;
  const decide = <T>(name: string, make: () => T): T => {
    const known = decisions?.get(name) as T | undefined;
    if (known !== undefined) return known;
    const made = make();
    decisions?.set(name, made);
    return made;
  };
  const spending = decide("plan", () =>
    spend({
      ...options,
      candidates: options.candidates.length,
      stepsPerSecond: ledger.topSpeed() * options.runner.width,
      secondsLeft: options.budget.amount - elapsed,
      stepsUsed: ledger.steps(),
    }),
  );
  const candidates = withAveraging(options.candidates, options.optimizer).slice(0, spending.candidates);
  const inTime = (share: number) => (): boolean =>
    options.budget.unit !== "seconds" || options.now() - start < share * options.budget.amount;

  const bracket = rungsOf(found, options);
  const known = decisions?.get("searchRuns") as number | undefined;
  const search = await raceRates(ledger, {
    candidates,
    bracket,
    runs: known ?? Math.max(spending.searchRuns, leastRuns(bracket, candidates.length)),
    steps: spending.steps,
    seeds: seeds.search,
    ...(options.retain && { retain: true }),
    // A number of runs is meant as such; time is not that exact.
    beyond: options.budget.unit === "seconds" ? 6 : 0,
    goOn: known === undefined ? inTime(0.55) : () => true,
  });
  decide("searchRuns", () => search.runs);
  const finals = finalists(search, spending);
  const count = decide("finalSeeds", () => {
    if (options.finalSeeds !== undefined || options.budget.unit !== "seconds") return spending.finalSeeds;
    const left = 0.95 * options.budget.amount - (options.now() - start);
    const speed = ledger.topSpeed() * options.runner.width;
    return seedsWithin(left, { speed, steps: finals.length * spending.steps });
  });
  const arms = await runFinalSeeds(ledger, finals, {
    steps: spending.steps,
    seeds: seeds.final.slice(0, count),
  });
  const seconds = options.now() - start;
  return makeReport({
    options,
    ledger,
    found,
    search,
    arms,
    steps: spending.steps,
    plannedSeeds: spending.finalSeeds,
    budget: budgetText(options.budget),
    seconds,
    more: overrun(options.budget, seconds, { runs: ledger.lines.length, steps: spending.steps }),
  });
}

/** Said when a budget in time was too small for what says anything at all. */
function overrun(
  { unit, amount }: Budget,
  seconds: number,
  { runs, steps }: { readonly runs: number; readonly steps: number },
): readonly string[] {
  if (unit !== "seconds" || seconds < 1.25 * amount) return [];
  return [
    `It took ${Math.round(seconds)} s instead of ${Math.round(amount)} s: ${runs} runs, of ${steps} steps each, were the least that says anything.`,
  ];
}

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
