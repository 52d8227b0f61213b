import type { Reason } from "./reasons.ts";
import type { Suggestion } from "./suggestion.ts";

/** A place on the curve of a report. */
export interface Place {
  readonly lr: number;
  readonly index: number;
}

/** The median curve, in columns of one length, ready to be drawn over log LR. */
export interface RangeCurve {
  readonly lr: readonly number[];
  /** Smoothed loss, median over the seeds. */
  readonly loss: readonly number[];
  /** Lowest and highest of the seeds that have not diverged there. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** How many seeds have not diverged there. */
  readonly alive: readonly number[];
}

/** One seed: its losses as they were read (not finite: NaN), and smoothed up to where it diverged. */
export interface RangeSeed {
  readonly lr: readonly number[];
  readonly loss: readonly number[];
  readonly smoothed: readonly number[];
  /** LR at which its loss was not finite or had gone up for good; null if it never was. */
  readonly divergedAt: number | null;
}

/** LRs worth a search. */
export interface Bracket {
  readonly low: number;
  readonly high: number;
}

/** What the median curve means. */
export interface Judgement {
  /** One sentence. */
  readonly verdict: string;
  /** From a tenth of the LR of the steepest fall to twice the LR at which the loss starts to rise; if the curve says. */
  readonly bracket: Bracket | undefined;
  /** Why there is no bracket; empty when there is one. */
  readonly reasons: readonly Reason[];
  /** By rule: steepest, valley, minimum/10, below-rise. Indices are those of the curve. */
  readonly suggestions: readonly Suggestion[];
  /** The last LR before the loss rises for good; undefined when it does not rise, or never fell. */
  readonly rise: Place | undefined;
  /** Where the loss is lowest; undefined when it never fell. */
  readonly lowest: Place | undefined;
  /** Fall of the curve from its beginning to its lowest. */
  readonly drop: number;
}

/** What a range test says. Plain JSON, but for losses that are not finite. */
export interface RangeReport extends Judgement {
  /** Deviation of one value of the curve by noise. */
  readonly noise: number;
  readonly curve: RangeCurve;
  /** In the order given. */
  readonly seeds: readonly RangeSeed[];
}
