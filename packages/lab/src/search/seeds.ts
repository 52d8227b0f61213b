import { LabError } from "../errors.ts";

/** Seeds of the stages: no run of one stage shares its seed with a run of another. */
export interface Seeds {
  readonly range: readonly number[];
  readonly search: readonly number[];
  /** Fresh: nothing was chosen on them. */
  readonly final: readonly number[];
}

/** So many that no list reaches into the next. */
const mostRateSeeds = 400;
const mostFinalSeeds = 499;

/** How many seeds a user wants of each stage, where it was said. */
export interface WantedSeeds {
  readonly rateSeeds?: number;
  readonly finalSeeds?: number;
}

/**
 * The seeds that follow from the one the user gave.
 *
 * @throws LabError when more are wanted than there are.
 */
export function seedsOf(seed: number, { rateSeeds = 0, finalSeeds = 0 }: WantedSeeds = {}): Seeds {
  refuseMore("seeds for the rates", rateSeeds, mostRateSeeds);
  refuseMore("final seeds", finalSeeds, mostFinalSeeds);
  const from = (offset: number, count: number): readonly number[] =>
    Array.from({ length: count }, (_, i) => seed * 1000 + offset + i);
  return { range: from(900, 3), search: from(500, mostRateSeeds), final: from(1, mostFinalSeeds) };
}

function refuseMore(what: string, wanted: number, most: number): void {
  if (wanted > most) throw new LabError(`${what}: expected at most ${most}, received ${wanted}`);
}
