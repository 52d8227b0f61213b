import type { TuneReport } from "../report/data.ts";
import { runFinalSeeds } from "./arms.ts";
import { withAveraging } from "./candidate.ts";
import { findRate, ratesToSearch } from "./find.ts";
import { rateOf, rungOf } from "./ladder.ts";
import { createLedger } from "./ledger.ts";
import { gridRates } from "./rate-search.ts";
import { withRates } from "./refuse-hopeless.ts";
import { seedsOf } from "./seeds.ts";
import { makeReport, type StudyOptions } from "./study.ts";

export interface CompareOptions extends StudyOptions {
  readonly steps: number;
  /** Peak rates that every schedule tries. Left out, those within the bracket of a range test. */
  readonly rates?: readonly number[];
  /** How many rates of the ladder every schedule tries, about the middle of the bracket. Default: those within it. */
  readonly rateCount?: number;
  /**
   * Rates beyond those that a schedule may try while its best one is the lowest or the highest: each half or twice the
   * last. Default 0.
   */
  readonly beyond?: number;
  /** Seeds on which each schedule chooses its rate. Default 2. */
  readonly rateSeeds?: number;
  /** Fresh seeds, shared by all, on which they are compared. Default 8. */
  readonly finalSeeds?: number;
  /** Final seeds that run at a time. Default 4. */
  readonly together?: number;
  /**
   * A final seed whose run could not be done, not even by another worker, is left out of every schedule, and the report
   * says so. Default: it ends the comparison.
   */
  readonly spareLost?: boolean;
}

/**
 * Compares schedules at equal length, each at its own best rate: every schedule at every rate on a few seeds, the best
 * rate of each by validation loss, then all of them on fresh shared seeds against the first, the constant rate.
 */
export async function compare(options: CompareOptions): Promise<TuneReport> {
  const candidates = withAveraging(options.candidates, options.optimizer);
  const { steps, rateSeeds = 2, finalSeeds = 8 } = options;
  const start = options.now();
  const ledger = createLedger(options);
  const seeds = seedsOf(options.seed, options);
  const optimizer = options.optimizer && { optimizer: options.optimizer.kind };
  const found = options.rates
    ? undefined
    : await findRate(ledger, { seeds: seeds.range, ...optimizer, ...options.range });
  const rates =
    options.rates ??
    ratesAbout(ratesToSearch(found as NonNullable<typeof found>, options), options.rateCount);
  const search = await gridRates(ledger, {
    candidates,
    rates,
    steps,
    seeds: seeds.search.slice(0, rateSeeds),
    ...(options.beyond !== undefined && { beyond: options.beyond }),
    ...(options.retain && { retain: true }),
  });
  const final = seeds.final.slice(0, finalSeeds);
  const { together, spareLost } = options;
  const arms = await runFinalSeeds(ledger, withRates(search), {
    steps,
    seeds: final,
    ...(together !== undefined && { together }),
    ...(spareLost !== undefined && { spareLost }),
  });
  const kept = arms[0].runs.map(({ seed }) => seed);
  const lost = final.flatMap((seed, i) => (kept.includes(seed) ? [] : [i + 1]));
  const runs = candidates.length * (rates.length * rateSeeds + finalSeeds);
  return makeReport({
    options,
    ledger,
    ...(found && { found }),
    search,
    arms,
    steps,
    plannedSeeds: kept.length,
    budget: `${runs} runs`,
    seconds: options.now() - start,
    more: lost.map(
      (number) => `Seed ${number} stopped and is left out of every schedule: a run of it could not be done.`,
    ),
  });
}

/** The rates of the ladder that a bracket holds, at least two; or so many of them about its middle. */
function ratesAbout(
  { low, high }: { readonly low: number; readonly high: number },
  count?: number,
): readonly number[] {
  const first = rungOf(low);
  const last = Math.max(first + 1, rungOf(high));
  const length = count ?? last - first + 1;
  const from = Math.floor((first + last - (length - 1)) / 2);
  return Array.from({ length }, (_, i) => rateOf(from + i));
}
