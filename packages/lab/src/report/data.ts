import type { Spec } from "anneal";
import type { OptimizerSpec } from "../optimizers/optimizer.ts";
import type { Divergence, Reading, Retained, RunRequest } from "../runners/runner.ts";
import type { Fact } from "../tasks/task.ts";

/** A mean and its 95% interval over seeds. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** One schedule at one peak LR, over the final seeds. */
export interface Arm {
  /** `constant`, `linear`, `wsd`: the word that the command line takes. */
  readonly schedule: string;
  /** For people: `Linear to zero`. */
  readonly label: string;
  readonly peakLr: number;
  readonly spec: Spec;
  /** What worked on top of the spec, where something did: code made from the spec alone lacks it. */
  readonly controller?: RunRequest["controller"];
  /** Which weights the figures are of; left out, the last ones. */
  readonly evaluateOn?: RunRequest["evaluateOn"];
  /** Loss on the test set. */
  readonly test: Interval;
}

/** An arm beside the baseline. The baseline itself has no `saved`. */
export interface ArmDetail extends Arm {
  readonly valid: Interval;
  /** Share predicted right on the test set, where that can be said. */
  readonly accuracy?: Interval;
  /**
   * Test loss of the baseline less that of this arm, seed by seed. The intervals of all arms hold at once, 95% of the
   * time, so the one of an arm that was chosen among them is not too narrow.
   */
  readonly saved?: Interval;
  readonly seedsBetter?: number;
  readonly seeds: readonly SeedOutcome[];
  /** Mean validation loss over the run. */
  readonly curve: readonly Reading[];
  /** First step at which the mean validation loss was at most where the baseline ended; `null` if never. */
  readonly stepsToBaseline: number | null;
}

export interface SeedOutcome {
  readonly seed: number;
  readonly valid: number;
  readonly test: number;
  readonly accuracy?: number;
  readonly diverged?: Divergence;
}

/** A run that was made, at any stage. */
export interface RunLine {
  readonly stage: "range test" | "rate search" | "final" | "stability";
  readonly schedule: string;
  readonly peakLr: number;
  readonly seed: number;
  readonly steps: number;
  /** Validation loss at the end; `null` when it diverged or was never read. */
  readonly valid: number | null;
  readonly test: number | null;
  readonly retained?: Retained;
  readonly diverged?: Divergence;
  readonly seconds: number;
}

/** What `tune` found: `report.json`, and all that `report.html` shows. The first fields are those `--json` prints. */
export interface TuneReport {
  readonly version: 1;
  readonly task: string;
  /** What the figures are: `cross-entropy loss`, `squared error`. Lower is better. */
  readonly metric: string;
  readonly recommended: Arm;
  readonly baseline: Arm;
  /**
   * Saved share of the baseline's test loss, over paired seeds: 0.19 is 19% less. The interval is as wide as the choice
   * among the arms asks for. Of the recommended schedule; where the
   * baseline itself is recommended, of the best other one, and so is `stepsToBaseline`.
   */
  readonly improvement: {
    readonly relative: number;
    readonly low: number;
    readonly high: number;
    readonly pairedSeeds: number;
  };
  readonly stepsToBaseline: number | null;
  readonly runs: number;
  readonly diverged: number;
  readonly seconds: number;
  readonly details: TuneDetails;
}

export interface TuneDetails {
  /** Whether the interval of the improvement excludes 0 on the better side, and no final run of either diverged. */
  readonly certain: boolean;
  /** Why this one, when another has the lower mean, or when nothing is certain. */
  readonly notes: readonly string[];
  readonly command: readonly string[];
  readonly date: string;
  readonly cores: number;
  readonly seed: number;
  readonly budget: string;
  readonly steps: number;
  readonly batchSize?: number;
  readonly optimizer?: OptimizerSpec;
  readonly facts: readonly Fact[];
  /** Schedules on the final seeds, best recommendation first, the baseline among them. */
  readonly arms: readonly ArmDetail[];
  /** Mean validation loss at every rate that was tried, per schedule; `null` where all runs diverged. */
  readonly rates: readonly {
    readonly schedule: string;
    readonly label: string;
    readonly points: readonly {
      readonly peakLr: number;
      readonly loss: number | null;
      readonly runs: number;
      readonly diverged: number;
    }[];
  }[];
  readonly rangeTest?: {
    readonly lr: readonly number[];
    /** Smoothed, over all seeds. */
    readonly loss: readonly number[];
    readonly seeds: number;
    readonly bracket: { readonly low: number; readonly high: number };
    /** Said aloud when the curve gave no bracket and another was used. */
    readonly verdict: string;
    readonly suggestions: readonly {
      readonly rule: string;
      readonly lr: number | null;
      readonly why: string;
    }[];
  };
  readonly allRuns: readonly RunLine[];
  /** As the user writes it; no currency is assumed. */
  readonly pricePerHour?: number;
  /**
   * Fine-tuning: per peak of the recommended schedule, the mean loss on the test part of the old data, before and after,
   * and on the validation rows of the new ones, over the runs of the search that did not diverge.
   */
  readonly retained?: readonly {
    readonly peakLr: number;
    readonly before: number;
    readonly after: number;
    readonly fresh: number;
  }[];
}
