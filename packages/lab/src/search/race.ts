import { type Ask, type Book, type Estimate, type Outcome, readBook } from "./book.ts";

export interface RaceOptions {
  /** How many candidates there are. Candidate 0 is the baseline, whose best rate is lower than that of a decay. */
  readonly candidates: number;
  /** First and last rung of the bracket that the range test gave. */
  readonly bracket: readonly [number, number];
  /** Runs that the search may use. */
  readonly runs: number;
  /** Seeds of the rounds, in order. */
  readonly seeds: readonly number[];
}

/**
 * What to run next in a search over candidates and rates, given all that has ended: a pure function, so that a search
 * that was interrupted goes on from its record. An empty list means that the search is over.
 *
 * 1. One candidate scouts the bracket on one seed, every second rung, then the rungs beside the best.
 * 2. The others look about the scout's best rate (the baseline one rung lower) and follow the loss downhill until a
 *    worse rung stands on either side.
 * 3. Round after round with a new seed, what may still be the best runs again: candidates within reach of the leader,
 *    rungs within reach of their candidate's best. Every candidate keeps its best rung.
 */
export function nextRuns(outcomes: readonly Outcome[], options: RaceOptions): readonly Ask[] {
  const left = options.runs - outcomes.length;
  if (left <= 0) return [];
  const book = readBook(outcomes);
  const asks = scout(book, options) ?? spread(book, options) ?? round(outcomes, book, options);
  return asks.slice(0, left);
}

/** The rung that a candidate should use, by what is known: that of the lowest estimate. */
export function bestRung(book: Book, candidate: number): Estimate | undefined {
  const own = estimatesOf(book, candidate).filter(({ level }) => level < Number.POSITIVE_INFINITY);
  return own.reduce<Estimate | undefined>(
    (best, each) => (best === undefined || each.level < best.level ? each : best),
    undefined,
  );
}

const estimatesOf = (book: Book, candidate: number): readonly Estimate[] =>
  book.estimates.filter((each) => each.candidate === candidate);

/** The candidate that goes first: the first decay, or the baseline when it is alone. */
const scoutOf = ({ candidates }: RaceOptions): number => Math.min(1, candidates - 1);

function scout(book: Book, options: RaceOptions): readonly Ask[] | undefined {
  const candidate = scoutOf(options);
  const [low, high] = options.bracket;
  const seed = options.seeds[0];
  if (estimatesOf(book, candidate).length === 0) {
    const asks: Ask[] = [];
    for (let rung = high; rung >= low; rung -= 2) asks.push({ candidate, rung, seed });
    return asks;
  }
  return downhill(book, candidate, seed);
}

function spread(book: Book, options: RaceOptions): readonly Ask[] | undefined {
  const seed = options.seeds[0];
  const centre = bestRung(book, scoutOf(options))?.rung;
  if (centre === undefined) return [];
  const asks: Ask[] = [];
  for (let candidate = 0; candidate < options.candidates; candidate++) {
    if (candidate === scoutOf(options)) continue;
    if (estimatesOf(book, candidate).length > 0) asks.push(...(downhill(book, candidate, seed) ?? []));
    else {
      const start = candidate === 0 ? centre - 1 : centre;
      asks.push({ candidate, rung: start, seed }, { candidate, rung: start + 1, seed });
    }
  }
  return asks.length > 0 ? asks : undefined;
}

/** The rungs beside a candidate's best that have not run yet, or nothing when both have. */
export function downhill(book: Book, candidate: number, seed: number): readonly Ask[] | undefined {
  const own = estimatesOf(book, candidate);
  const best = bestRung(book, candidate);
  // Where all diverged, only lower rates can help.
  const lowest = Math.min(...own.map(({ rung }) => rung));
  const wanted = best === undefined ? [lowest - 1] : [best.rung - 1, best.rung + 1];
  if (best === undefined && own.length > 12) return undefined;
  const missing = wanted.filter((rung) => !own.some((each) => each.rung === rung));
  return missing.length > 0 ? missing.map((rung) => ({ candidate, rung, seed })) : undefined;
}

function round(outcomes: readonly Outcome[], book: Book, options: RaceOptions): readonly Ask[] {
  const bests = Array.from({ length: options.candidates }, (_, candidate) => bestRung(book, candidate));
  const leader = Math.min(...bests.map((best) => best?.level ?? Number.POSITIVE_INFINITY));
  const asks: (Ask & { readonly behind: number })[] = [];
  for (const best of bests) {
    if (best === undefined) continue;
    for (const each of estimatesOf(book, best.candidate)) {
      const reach = 2 * book.noise * Math.sqrt(1 / each.seeds + 1 / best.seeds);
      const inReach = each.level - best.level <= reach && best.level - leader <= reach;
      if (each !== best && !inReach) continue;
      const seed = options.seeds.find((next) => !hasRun(outcomes, each, next));
      if (seed !== undefined) {
        const { candidate, rung } = each;
        asks.push({ candidate, rung, seed, behind: each.seeds + (each.level - leader) / book.noise });
      }
    }
  }
  // The fewest seeds first, then the nearest to the leader; so many at once as one round has.
  return asks.sort((a, b) => a.behind - b.behind).slice(0, Math.max(2, Math.ceil(asks.length / 2)));
}

const hasRun = (outcomes: readonly Outcome[], { candidate, rung }: Estimate, seed: number): boolean =>
  outcomes.some((each) => each.candidate === candidate && each.rung === rung && each.seed === seed);
