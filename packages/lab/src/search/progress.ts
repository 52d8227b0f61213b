/** The stages of a search, in order. */
export type Stage = "range test" | "rate search" | "final seeds" | "stability";

/** Told now and then during long work. */
export interface Progress {
  readonly stage: Stage;
  /** Runs ended in this stage, and how many it has; their share of the present ones is in `part`. */
  readonly done: number;
  readonly of: number;
  /** What the runs now under way have done, in runs. */
  readonly part: number;
  /** How it stands, for people: `linear 0.05 0.071`. */
  readonly standing: readonly Standing[];
  /** Told once, when the stage is over: what came of it. */
  readonly ended?: string;
}

export interface Standing {
  readonly schedule: string;
  readonly peakLr: number;
  /** Mean validation loss so far. */
  readonly loss: number;
}
