import type { Reason } from "../../batch/index.ts";
import type { KnownFacts } from "../facts.ts";

/** What a rule says of a run: a peak LR. */
export interface RateFound extends Reason {
  readonly lr: number;
}

/** A rule for the peak LR: what it says of a run, or nothing where it does not apply or lacks a fact. */
export type RateRule = (facts: KnownFacts) => RateFound | undefined;
