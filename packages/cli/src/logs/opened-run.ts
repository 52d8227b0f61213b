import type { Spec } from "anneal";
import type { RunLog } from "anneal/series";
import type { DescribedRun } from "./described.ts";

/** A run as it was read from a file or folder. */
export interface OpenedRun {
  readonly log: RunLog;
  /** The file or folder that it was read from. */
  readonly path: string;
  /** What was read, in words. */
  readonly format: string;
  /** What was seen, assumed and put right: a sentence each. */
  readonly says: readonly string[];
  /** What the trainer was told, where the log has it. */
  readonly config?: { readonly [name: string]: unknown };
  /** The schedule that it followed, exactly, where that is known. */
  readonly spec?: Spec;
  /** The length it was planned for, in updates, where that is known. */
  readonly steps?: number;
  /** What `runs.json` says of it. */
  readonly described?: DescribedRun;
}
