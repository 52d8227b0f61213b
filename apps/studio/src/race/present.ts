import type { RaceNow, SeedRun } from "./record.ts";

type Raced = Pick<RaceNow, "plan" | "runs">;

/** The seeds that run now. */
export interface Heat {
  readonly number: number;
  readonly seeds: readonly number[];
  /** The last step at which each of its runs has been read; 0 before that. */
  readonly step: number;
}

/** The heat that runs or ran last; `undefined` before the final runs. */
export function heatOf({ plan, runs }: Raced): Heat | undefined {
  const all = plan.racers.flatMap(({ id }) => runs.get(id) ?? []);
  if (all.length === 0) return undefined;
  const number = Math.max(...all.map(({ heat }) => heat));
  const own = all.filter(({ heat }) => heat === number);
  const seeds = [...new Set(own.map(({ seed }) => seed))].sort((one, other) => one - other);
  const going = own.filter(({ diverged }) => !diverged);
  const isWhole = own.length === seeds.length * plan.racers.length;
  return { number, seeds, step: isWhole ? commonStep(going, plan.steps) : 0 };
}

const commonStep = (runs: readonly SeedRun[], steps: number): number =>
  Math.min(steps, ...runs.map(({ readings }) => readings.at(-1)?.step ?? 0));

/**
 * Of each racer, the runs that count: those that did not diverge, of every heat that is over. While the first one runs it
 * counts as far as it is; the seeds of a later one join when all of them are at the end, so that what counts only grows.
 */
export function countedRuns(now: Raced): readonly (readonly SeedRun[])[] {
  const last = heatOf(now);
  const isOver = last === undefined || last.number === 0 || last.step === now.plan.steps;
  const counted = (last?.number ?? 0) - (isOver ? 0 : 1);
  return now.plan.racers.map(({ id }) =>
    (now.runs.get(id) ?? []).filter(({ heat, diverged }) => heat <= counted && !diverged),
  );
}

/** The last step at which every run that counts has been read; `undefined` before each was read once. */
export function presentStep(now: Raced): number | undefined {
  const all = countedRuns(now);
  if (all.some((seeds) => seeds.length === 0)) return undefined;
  const step = commonStep(all.flat(), now.plan.steps);
  return step > 0 ? step : undefined;
}

/** "seeds 4–6"; lost ones are not among them. */
export function seedWords(seeds: readonly number[]): string {
  const [first] = seeds;
  const last = seeds[seeds.length - 1];
  if (seeds.length < 2) return `seed ${first}`;
  return last - first === seeds.length - 1 ? `seeds ${first}–${last}` : `seeds ${seeds.join(", ")}`;
}
