import type { LawFit } from "../fit/fit-law.ts";

/** The version of the format of {@link Fitted}. */
export const fittedVersion = 1;

/** A law that takes part in a forecast. */
export interface Member extends LawFit {
  /** Its share in the forecast; the shares add up to 1. */
  readonly weight: number;
  /** Its share in the spread that the interval is made of; they add up to 1. */
  readonly doubt: number;
}

/** What of a run decides how far its law reaches. */
export interface RunFacts {
  readonly name: string;
  /** Updates up to its last loss. */
  readonly updates: number;
  readonly peak: number;
  /** The last loss. */
  readonly final: number;
  /** Its LR falls after it has reached its peak. */
  readonly falls: boolean;
}

/** Laws fitted to runs: all that a forecast needs, as plain JSON. */
export interface Fitted {
  readonly version: typeof fittedVersion;
  readonly members: readonly Member[];
  /** Simple laws, and one other published one, to show beside the forecast; they have no share in it. */
  readonly beside: readonly LawFit[];
  readonly runs: readonly RunFacts[];
  /** Half the width of an interval where all laws agree: what a run that is done again moves by, and more. */
  readonly floor: number;
  /** What the runs cannot tell, a sentence each. */
  readonly warnings: readonly string[];
}
