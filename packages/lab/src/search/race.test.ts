import { describe, expect, test } from "vitest";
import { random } from "../random/index.ts";
import { type Outcome, readBook } from "./book.ts";
import { bestRung, nextRuns, type RaceOptions } from "./race.ts";

/** A landscape whose truth is known: log loss is a parabola in the rung, steeper above; far above, runs diverge. */
interface Landscape {
  readonly best: number;
  readonly level: number;
}

function lossOf({ best, level }: Landscape, rung: number): number {
  const distance = rung - best;
  if (distance > 4) return Number.POSITIVE_INFINITY;
  return Math.exp(level + (distance > 0 ? 0.08 : 0.03) * distance ** 2);
}

function race(
  landscapes: readonly Landscape[],
  options: Partial<RaceOptions> & { noise?: number; seed?: number },
) {
  const { noise = 0, seed = 0 } = options;
  const full: RaceOptions = {
    candidates: landscapes.length,
    bracket: [-8, -2],
    runs: 30,
    seeds: Array.from({ length: 20 }, (_, i) => i + 1),
    ...options,
  };
  const outcomes: Outcome[] = [];
  const rounds: number[] = [];
  for (;;) {
    const asks = nextRuns(outcomes, full);
    if (asks.length === 0) break;
    rounds.push(asks.length);
    for (const ask of asks) {
      const ofSeed = 0.3 * random(seed, "seed", ask.seed).normal();
      const own = noise * random(seed, "own", ask.candidate, ask.rung, ask.seed).normal();
      outcomes.push({ ...ask, loss: lossOf(landscapes[ask.candidate], ask.rung) * Math.exp(ofSeed + own) });
    }
  }
  return { outcomes, book: readBook(outcomes), rounds };
}

const landscapes = [
  { best: -6, level: 0.1 },
  { best: -5, level: 0 },
  { best: -4, level: 0.02 },
  { best: -5, level: 0.05 },
];

describe("the race over schedules and rates", () => {
  test("without noise finds the best rung of every candidate", () => {
    const { book } = race(landscapes, {});
    expect(landscapes.map((_, i) => bestRung(book, i)?.rung)).toEqual([-6, -5, -4, -5]);
  });

  test("finds best rungs outside the bracket", () => {
    for (const shift of [-8, 6]) {
      const moved = landscapes.map(({ best, level }) => ({ best: best + shift, level }));
      const { book } = race(moved, { runs: 60 });
      expect(bestRung(book, 1)?.rung).toBe(-5 + shift);
    }
  });

  test("never runs the same thing twice, and no more than it may", () => {
    const { outcomes } = race(landscapes, { noise: 0.1, runs: 45 });
    const keys = outcomes.map(({ candidate, rung, seed }) => `${candidate} ${rung} ${seed}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(45);
  });

  test("asks for several runs at once, so that all cores have something to do", () => {
    const { rounds } = race(landscapes, {});
    const average = rounds.reduce((sum, size) => sum + size, 0) / rounds.length;
    expect(average).toBeGreaterThan(2);
  });

  test("is a function of the record: an interrupted race goes on as it would have", () => {
    const { outcomes } = race(landscapes, { noise: 0.1 });
    const options = {
      candidates: 4,
      bracket: [-8, -2] as const,
      runs: 30,
      seeds: outcomes.map((_, i) => i + 1),
    };
    const first = nextRuns([], options);
    expect(nextRuns(outcomes.slice(0, first.length), options)).toEqual(
      outcomes
        .slice(first.length, first.length + nextRuns(outcomes.slice(0, first.length), options).length)
        .map(({ candidate, rung, seed }) => ({ candidate, rung, seed })),
    );
  });

  test("with noise of 5% picks a pair whose true loss is within 2% of the best on average", () => {
    let excess = 0;
    const races = 60;
    for (let seed = 0; seed < races; seed++) {
      const { book } = race(landscapes, { noise: 0.05, seed });
      const bests = landscapes.flatMap((_, i) => bestRung(book, i) ?? []);
      const picked = bests.reduce((best, each) => (each.level < best.level ? each : best));
      excess += lossOf(landscapes[picked.candidate], picked.rung) - 1;
    }
    expect(excess / races).toBeLessThan(0.02);
  });

  test("ends when everything diverges everywhere", () => {
    const hopeless = [
      { best: -200, level: 0 },
      { best: -200, level: 0 },
    ];
    const { outcomes, book } = race(hopeless, { runs: 1000 });
    expect(outcomes.length).toBeLessThan(40);
    expect(bestRung(book, 1)).toBeUndefined();
  });

  test("one candidate alone is raced over rates", () => {
    const { book } = race([{ best: -4, level: 0 }], {});
    expect(bestRung(book, 0)?.rung).toBe(-4);
  });
});

describe("the book", () => {
  test("gives levels and effects of seeds back from a table without noise, with holes", () => {
    const outcomes: Outcome[] = [];
    const levels = [0.5, 0.1, 0.9];
    const effects = [0.4, -0.2, 0.1, 0];
    for (let rung = 0; rung < 3; rung++) {
      for (let seed = 0; seed < 4; seed++) {
        if ((rung + seed) % 4 === 3) continue;
        outcomes.push({ candidate: 0, rung, seed, loss: Math.exp(levels[rung] + effects[seed]) });
      }
    }
    const { estimates } = readBook(outcomes);
    // Only differences can be told.
    expect(estimates[1].level - estimates[0].level).toBeCloseTo(levels[1] - levels[0], 2);
    expect(estimates[2].level - estimates[0].level).toBeCloseTo(levels[2] - levels[0], 2);
  });

  test("tells the noise of two pairs on two seeds from their one contrast", () => {
    // Residuals are d/4 four times, with one degree of freedom; four runs of 5% are taken for granted.
    const d = 0.4;
    const logs = [
      [0, 0.3],
      [1, 1.3 + d],
    ];
    const outcomes = logs.flatMap((row, rung) =>
      row.map((log, seed) => ({ candidate: 0, rung, seed, loss: Math.exp(log) })),
    );
    expect(readBook(outcomes).noise).toBeCloseTo(Math.sqrt((d ** 2 / 4 + 4 * 0.05 ** 2) / (1 + 4)), 3);
  });

  test("a rate at which any run diverged is not an option", () => {
    const { estimates } = readBook([
      { candidate: 0, rung: 0, seed: 1, loss: 1 },
      { candidate: 0, rung: 0, seed: 2, loss: Number.POSITIVE_INFINITY },
    ]);
    expect(estimates[0].level).toBe(Number.POSITIVE_INFINITY);
  });
});
