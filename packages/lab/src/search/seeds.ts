/** Seeds of the stages: no run of one stage shares its seed with a run of another. */
export interface Seeds {
  readonly range: readonly number[];
  readonly search: readonly number[];
  /** Fresh: nothing was chosen on them. */
  readonly final: readonly number[];
}

const mostSeeds = 64;

/** The seeds that follow from the one the user gave. */
export function seedsOf(seed: number): Seeds {
  const from = (offset: number, count: number): readonly number[] =>
    Array.from({ length: count }, (_, i) => seed * 1000 + offset + i);
  return { range: from(900, 3), search: from(500, mostSeeds), final: from(1, mostSeeds) };
}
