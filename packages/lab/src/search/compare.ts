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
  /** Seeds on which each schedule chooses its rate. Default 2. */
  readonly rateSeeds?: number;
  /** Fresh seeds, shared by all, on which they are compared. Default 8. */
  readonly finalSeeds?: number;
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
  const rates = options.rates ?? ratesWithin(ratesToSearch(found as NonNullable<typeof found>, options));
  const search = await gridRates(ledger, {
    candidates,
    rates,
    steps,
    seeds: seeds.search.slice(0, rateSeeds),
    ...(options.retain && { retain: true }),
  });
  const arms = await runFinalSeeds(ledger, withRates(search), {
    steps,
    seeds: seeds.final.slice(0, finalSeeds),
  });
  const runs = candidates.length * (rates.length * rateSeeds + finalSeeds);
  return makeReport({
    options,
    ledger,
    ...(found && { found }),
    search,
    arms,
    steps,
    plannedSeeds: finalSeeds,
    budget: `${runs} runs`,
    seconds: options.now() - start,
  });
}

/** The rates of the ladder that a bracket holds, at least two. */
function ratesWithin({ low, high }: { readonly low: number; readonly high: number }): readonly number[] {
  const first = rungOf(low);
  const last = Math.max(first + 1, rungOf(high));
  return Array.from({ length: last - first + 1 }, (_, i) => rateOf(first + i));
}
