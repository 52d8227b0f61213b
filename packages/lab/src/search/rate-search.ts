import { type Ask, type Book, type Outcome, readBook } from "./book.ts";
import { type Candidate, requestFor } from "./candidate.ts";
import { rateOf } from "./ladder.ts";
import { finalLoss, type Ledger } from "./ledger.ts";
import { bestRung, downhill, nextRuns } from "./race.ts";

interface RatesOptions {
  readonly candidates: readonly Candidate[];
  readonly steps: number;
  readonly seeds: readonly number[];
  /** Every run also reads the loss on the old data. */
  readonly retain?: boolean;
}

export interface RaceRatesOptions extends RatesOptions {
  /** First and last rung. */
  readonly bracket: readonly [number, number];
  readonly runs: number;
  /** Runs beyond these, at most, that make sure of the baseline's best rate. Default: none. */
  readonly beyond?: number;
  /** Whether to go on to another round of runs; asked before each. */
  readonly goOn?: () => boolean;
}

export interface GridRatesOptions extends RatesOptions {
  readonly rates: readonly number[];
  /**
   * Rates beyond the grid that a schedule may try, at most, while its best one has no worse one on either side. Each is
   * half or twice the last. Default 0.
   */
  readonly beyond?: number;
}

/** A candidate at the rate that the search chose for it. */
export interface Tuned {
  readonly candidate: Candidate;
  readonly peakLr: number;
  /** Mean validation loss by estimate; Infinity when every run of it diverged. */
  readonly loss: number;
}

export interface RateSearch {
  /** Runs of the race, or of the grid. */
  readonly runs: number;
  /** One entry per candidate, in their order. A candidate that never ran without diverging has the lowest rate tried. */
  readonly tuned: readonly Tuned[];
  /** Every pair tried: mean validation loss over its seeds, `null` when all of them diverged. */
  readonly tried: readonly RatesTried[];
}

export interface RatesTried {
  readonly candidate: Candidate;
  readonly points: readonly {
    readonly peakLr: number;
    readonly loss: number | null;
    readonly runs: number;
    readonly diverged: number;
  }[];
}

/** Finds the best rate of each candidate by short rounds of runs: see {@link nextRuns}. */
export async function raceRates(ledger: Ledger, options: RaceRatesOptions): Promise<RateSearch> {
  const { candidates, bracket, runs, seeds, goOn = () => true } = options;
  const outcomes: Outcome[] = [];
  const race = { candidates: candidates.length, bracket, runs, seeds };
  for (;;) {
    // A candidate that never ran would have no rate: each has its first runs however long they take,
    // and however many the first one needed to come down to a rate at which it ends.
    const isStarted = candidates.every((_, i) => outcomes.some(({ candidate }) => candidate === i));
    const least = isStarted ? runs : Math.max(runs, outcomes.length + 2 * candidates.length);
    const asks = goOn() || !isStarted ? nextRuns(outcomes, { ...race, runs: least }) : [];
    if (asks.length === 0) break;
    const of = Math.max(runs, outcomes.length + asks.length);
    outcomes.push(...(await runAsks(ledger, asks, { ...options, rateAt: rateOf, of })));
    tellStanding(ledger, searched(outcomes, candidates, rateOf));
  }
  const raced = outcomes.length;
  await boundBaseline(ledger, outcomes, options);
  return { ...ended(ledger, outcomes, searched(outcomes, candidates, rateOf)), runs: raced };
}

/**
 * All else is held against the best constant rate: where the race has ended before a worse rate stood on either side of
 * it, the loss is followed downhill a little further.
 */
async function boundBaseline(ledger: Ledger, outcomes: Outcome[], options: RaceRatesOptions): Promise<void> {
  const most = outcomes.length + (options.beyond ?? 0);
  while (outcomes.length < most) {
    const asks = downhill(readBook(outcomes), 0, options.seeds[0]);
    if (asks === undefined) return;
    const of = outcomes.length + asks.length;
    outcomes.push(...(await runAsks(ledger, asks, { ...options, rateAt: rateOf, of })));
  }
}

/** Runs every candidate at every rate with every seed. */
export async function gridRates(ledger: Ledger, options: GridRatesOptions): Promise<RateSearch> {
  const { candidates, rates, seeds, beyond = 0 } = options;
  const rateAt = (rung: number): number => rateBeyond(rates, rung);
  const outcomes: Outcome[] = [];
  const of = candidates.length * rates.length * seeds.length;
  for (const seed of seeds) {
    const asks = candidates.flatMap((_, candidate) => rates.map((_, rung) => ({ candidate, rung, seed })));
    outcomes.push(...(await runAsks(ledger, asks, { ...options, rateAt, of })));
    tellStanding(ledger, searched(outcomes, candidates, rateAt));
  }
  for (let round = 0; round < beyond; round++) {
    const book = readBook(outcomes);
    const asks = candidates.flatMap((_, candidate) => {
      const rungs = downhill(book, candidate, seeds[0])?.map(({ rung }) => rung) ?? [];
      return rungs.flatMap((rung) => seeds.map((seed) => ({ candidate, rung, seed })));
    });
    if (asks.length === 0) break;
    outcomes.push(
      ...(await runAsks(ledger, asks, { ...options, rateAt, of: outcomes.length + asks.length })),
    );
    tellStanding(ledger, searched(outcomes, candidates, rateAt));
  }
  return ended(ledger, outcomes, searched(outcomes, candidates, rateAt));
}

/** The rates of a grid; beyond its ends each is half or twice the last. */
function rateBeyond(rates: readonly number[], rung: number): number {
  const last = rates.length - 1;
  if (rung < 0) return Number((rates[0] * 2 ** rung).toPrecision(3));
  return rung > last ? Number((rates[last] * 2 ** (rung - last)).toPrecision(3)) : rates[rung];
}

function ended(ledger: Ledger, outcomes: readonly Outcome[], search: RateSearch): RateSearch {
  const pairs = new Set(outcomes.map(({ candidate, rung }) => `${candidate} ${rung}`)).size;
  const diverged = outcomes.filter(({ loss }) => loss === Number.POSITIVE_INFINITY).length;
  ledger.ended("rate search", `${pairs} pairs of schedule and rate, ${diverged} diverged`);
  return search;
}

interface Asking extends RatesOptions {
  readonly rateAt: (rung: number) => number;
  /** Runs of the whole stage. */
  readonly of: number;
}

async function runAsks(ledger: Ledger, asks: readonly Ask[], options: Asking): Promise<readonly Outcome[]> {
  const { candidates, steps, rateAt, of, retain = false } = options;
  const asked = asks.map(({ candidate, rung, seed }) => ({
    schedule: candidates[candidate].name,
    request: {
      ...requestFor(candidates[candidate], rateAt(rung), { seed, steps, evaluateAt: [steps] }),
      ...(retain && { retain }),
    },
  }));
  const results = await ledger.runAll("rate search", asked, of);
  return asks.map((ask, i) => ({ ...ask, loss: finalLoss(results[i]) }));
}

function tellStanding(ledger: Ledger, { tuned }: RateSearch): void {
  ledger.stands(
    tuned
      .filter(({ loss }) => Number.isFinite(loss))
      .map(({ candidate, peakLr, loss }) => ({ schedule: candidate.name, peakLr, loss })),
  );
}

function searched(
  outcomes: readonly Outcome[],
  candidates: readonly Candidate[],
  rateAt: (rung: number) => number,
): RateSearch {
  const book = readBook(outcomes);
  return {
    runs: outcomes.length,
    tuned: candidates.map((candidate, i) => tunedBy(book, { candidate, index: i, rateAt })),
    tried: candidates.map((candidate, i) => triedBy(outcomes, { candidate, index: i, rateAt })),
  };
}

interface Of {
  readonly candidate: Candidate;
  readonly index: number;
  readonly rateAt: (rung: number) => number;
}

function tunedBy(book: Book, { candidate, index, rateAt }: Of): Tuned {
  const best = bestRung(book, index);
  if (best !== undefined) return { candidate, peakLr: rateAt(best.rung), loss: Math.exp(best.level) };
  const rungs = book.estimates.filter((each) => each.candidate === index).map(({ rung }) => rung);
  const lowest = rungs.length > 0 ? rateAt(Math.min(...rungs)) : Number.NaN;
  return { candidate, peakLr: lowest, loss: Number.POSITIVE_INFINITY };
}

function triedBy(outcomes: readonly Outcome[], { candidate, index, rateAt }: Of): RatesTried {
  const own = outcomes.filter((each) => each.candidate === index);
  const rungs = [...new Set(own.map(({ rung }) => rung))].sort((a, b) => a - b);
  const points = rungs.map((rung) => {
    const losses = own.filter((each) => each.rung === rung).map(({ loss }) => loss);
    const finite = losses.filter(Number.isFinite);
    return {
      peakLr: rateAt(rung),
      loss: finite.length > 0 ? finite.reduce((sum, loss) => sum + loss, 0) / finite.length : null,
      runs: losses.length,
      diverged: losses.length - finite.length,
    };
  });
  return { candidate, points };
}
