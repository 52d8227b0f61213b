/** A run of the rate search: which candidate, at which rung of the ladder, from which seed, and how it ended. */
export interface Ask {
  readonly candidate: number;
  readonly rung: number;
  readonly seed: number;
}

export interface Outcome extends Ask {
  /** Validation loss at the end; Infinity when the run diverged. */
  readonly loss: number;
}

/** What is known of one candidate at one rung. */
export interface Estimate {
  readonly candidate: number;
  readonly rung: number;
  /** Log of the loss, less what its seeds add to any run; Infinity when a run diverged. */
  readonly level: number;
  readonly seeds: number;
}

export interface Book {
  readonly estimates: readonly Estimate[];
  /** Deviation of one log loss about its estimate: what another seed would change. */
  readonly noise: number;
}

/**
 * Estimates every pair of candidate and rung from runs that share seeds: log loss = level of the pair + effect of the
 * seed, by least squares. A seed with an easy start then favours no pair, even where only some pairs have run with it.
 */
export function readBook(outcomes: readonly Outcome[]): Book {
  const keys = [...new Set(outcomes.map(keyOf))];
  const pairs = keys.map((key) => outcomes.filter((each) => keyOf(each) === key));
  const finite = pairs.filter((runs) => runs.every(({ loss }) => loss < Number.POSITIVE_INFINITY));
  const seedEffect = new Map<number, number>();
  const levelOf = (runs: readonly Outcome[]): number =>
    mean(runs.map(({ loss, seed }) => logLoss(loss) - (seedEffect.get(seed) ?? 0)));
  // Alternating least squares. Effects lean a very little towards none, which settles what only differences can tell.
  for (let round = 0; round < 200; round++) {
    const residuals = new Map<number, number[]>();
    for (const runs of finite) {
      const level = levelOf(runs);
      for (const { seed, loss } of runs) {
        residuals.set(seed, [...(residuals.get(seed) ?? []), logLoss(loss) - level]);
      }
    }
    for (const [seed, all] of residuals) {
      seedEffect.set(seed, all.reduce((sum, value) => sum + value, 0) / (all.length + 0.02));
    }
  }
  const estimates = pairs.map((runs) => {
    const { candidate, rung } = runs[0];
    const level = finite.includes(runs) ? levelOf(runs) : Number.POSITIVE_INFINITY;
    return { candidate, rung, level, seeds: runs.length };
  });
  return { estimates, noise: noiseOf(finite, levelOf, seedEffect) };
}

const keyOf = ({ candidate, rung }: Ask): string => `${candidate} ${rung}`;

/** A loss of 0 is possible and has no logarithm. */
const logLoss = (loss: number): number => Math.log(Math.max(loss, 1e-12));

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Effects of seeds that the runs of repeated pairs have settled: the seeds, less one for each group that hangs together. */
function effectsFitted(pairs: readonly (readonly Outcome[])[]): number {
  const groups: Set<number>[] = [];
  for (const runs of pairs) {
    const joined = new Set(runs.map(({ seed }) => seed));
    const touched = groups.filter((group) => [...joined].some((seed) => group.has(seed)));
    for (const group of touched) for (const seed of group) joined.add(seed);
    groups.splice(0, groups.length, ...groups.filter((group) => !touched.includes(group)), joined);
  }
  return groups.reduce((sum, group) => sum + group.size - 1, 0);
}

/** Before any pair has two seeds, nothing is known: 5% is what small nets usually show. */
const usualNoise = 0.05;

function noiseOf(
  pairs: readonly (readonly Outcome[])[],
  levelOf: (runs: readonly Outcome[]) => number,
  seedEffect: ReadonlyMap<number, number>,
): number {
  let squares = 0;
  let freedom = 0;
  for (const runs of pairs.filter((each) => each.length > 1)) {
    const level = levelOf(runs);
    for (const { seed, loss } of runs) squares += (logLoss(loss) - (seedEffect.get(seed) ?? 0) - level) ** 2;
    freedom += runs.length - 1;
  }
  freedom -= effectsFitted(pairs.filter((each) => each.length > 1));
  // Some runs more are taken as if they had shown the usual.
  const prior = 4;
  return Math.sqrt((squares + prior * usualNoise ** 2) / (freedom + prior));
}
