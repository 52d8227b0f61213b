import type { Choices, Torn } from "@anneal/logs";
import type { CooldownShape, Problem, Spec } from "anneal";
import type { Diagnosis, Facts } from "anneal/diagnose";
import type { Fitted, Optimised } from "anneal/forecast";
import type { RunLog } from "anneal/series";

/** A file of a log, still closed. */
export interface LogSource {
  /** Its name, with folders where it has them. It may hold anything: it is only ever shown as text. */
  readonly name: string;
  readonly data: Blob;
  /** Updates of the run, where it was made here and has ended: a log alone does not tell whether it goes on. */
  readonly updates?: number;
}

/** A training log that was read: what its columns are, and what was found in it. */
export interface ReadTable {
  /** What the run is called in the file, or the file. */
  readonly name: string;
  /** What was read, in words: "W&B history, JSON". */
  readonly format: string;
  readonly rows: number;
  readonly run: RunLog;
  /** How the file was read: a sentence each. */
  readonly said: readonly string[];
  readonly facts: Facts;
  readonly diagnosis: Diagnosis;
  /** Names of all columns that hold numbers. */
  readonly columns: readonly string[];
  readonly torn?: Torn;
  /** The same in runs of one file that differ in their seed alone. */
  readonly group?: string;
}

/** Why a file, or a run in it, could not be read. */
export interface Trouble {
  readonly problems: readonly Problem[];
  /** Columns to choose from; empty where there is no table at all. */
  readonly columns: readonly string[];
}

/** What reading one source gave: its runs, or what is wrong. */
export type Reading =
  | { readonly tables: readonly ReadTable[] }
  | { readonly trouble: Trouble; readonly rows: number };

/** Steps of a log that are not fitted, both ends included. */
export type Stretch = readonly [from: number, to: number];

/** A run as the page holds it. */
export interface LoadedLog extends ReadTable {
  readonly id: string;
  /** The source that it came from. */
  readonly sourceId: string;
  readonly hue: number;
  /** The last step at which anything was logged. */
  readonly last: number;
  /** Whether it goes on, as far as the log shows. */
  readonly state: "running" | "ended";
  /** Its file was written to in the last minute. */
  readonly growing?: boolean;
  /** It was run here, by a race. */
  readonly raced?: boolean;
  /** Left out of the fit. */
  readonly unfitted?: boolean;
  readonly excluded?: readonly Stretch[];
  /** The schedule that it followed, where its LR was not logged and the user says it. */
  readonly followed?: Followed;
}

/** A schedule that a run followed. */
export interface Followed {
  readonly layerId: string;
  readonly spec: Spec;
  readonly steps: number;
}

/** A file, or the files of one run, that was dropped, chosen, pasted or served. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly files: readonly LogSource[];
  readonly choices: Choices;
  /** Served from a folder, and read again when it grows. */
  readonly live?: boolean;
  /** Its file was deleted from the folder. */
  readonly gone?: boolean;
  /** When a served log was written to last, in milliseconds since 1970. */
  readonly changed?: number;
  readonly state:
    | { readonly kind: "reading"; readonly bytes: number; readonly of: number }
    | { readonly kind: "read" }
    | { readonly kind: "torn"; readonly torn: Torn; readonly kept: number }
    | { readonly kind: "failed"; readonly trouble: Trouble; readonly rows: number };
}

export type LossKind = "valLoss" | "loss";

/** What of a run goes into a fit. */
export interface RunToFit {
  readonly id: string;
  readonly run: RunLog;
  readonly planned?: { readonly spec: Spec; readonly steps: number };
  readonly excluded: readonly Stretch[];
}

/** How one run is met by the laws. */
export interface FittedRun {
  readonly id: string;
  readonly points: number;
  readonly of: number;
  /** Mean difference of the laws from its points, behind those that were skipped. */
  readonly meanError: number;
  readonly firstFitted: number;
}

export interface FitAnswer {
  readonly fitted: Fitted;
  readonly kind: LossKind;
  readonly runs: readonly FittedRun[];
  /** What had to be assumed about the LRs. */
  readonly notes: readonly string[];
  readonly milliseconds: number;
}

/** A schedule that is to be forecast. */
export interface Asked {
  readonly id: string;
  readonly name: string;
  readonly spec: Spec;
  readonly steps: number;
  /** Where its curve begins: what came before was logged. */
  readonly from: number;
}

/** The forecast of a schedule, or why there is none. */
export type Told =
  | {
      readonly final: number;
      readonly low: number;
      readonly high: number;
      readonly steps: Float64Array;
      readonly values: Float64Array;
      readonly lows: Float64Array;
      readonly highs: Float64Array;
      readonly warnings: readonly string[];
      readonly milliseconds: number;
    }
  | { readonly refused: string; readonly path: string };

/** A way in which a run could go on, or a new one go. */
export type Candidate = { readonly id: string; readonly hue: number } & (
  | {
      readonly kind: "cooldown";
      /** Share of the run that falls. */
      readonly share: number;
      /** The step at which it begins, once it was dragged. */
      readonly start?: number;
      readonly shape: CooldownShape;
      /** Share of the peak at its end. */
      readonly to: number;
    }
  | { readonly kind: "constant" }
  | { readonly kind: "planned" }
  | {
      readonly kind: "found";
      readonly spec: Spec;
      readonly steps: number;
      readonly from: number;
      /** What it was searched with: the laws, and what was asked of them. */
      readonly basis: string;
      /** What it gains over schedules in use. */
      readonly gains: Optimised["gains"];
      readonly milliseconds: number;
    }
);
