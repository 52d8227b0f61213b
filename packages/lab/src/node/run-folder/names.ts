import { join } from "node:path";

/** The files of a run folder. */
export interface RunFiles {
  /** What was asked for. */
  readonly run: string;
  /** Every update, reading and event, a line each. */
  readonly log: string;
  /** The same for TensorBoard. */
  readonly events: string;
  readonly checkpoint: string;
  /** What came of it; there only when the run is over. */
  readonly result: string;
}

/** The names that the files of a run folder have. */
export const filesIn = (folder: string): RunFiles => ({
  run: join(folder, "run.json"),
  log: join(folder, "log.jsonl"),
  events: join(folder, "events.out.tfevents.anneal"),
  checkpoint: join(folder, "checkpoint.anneal"),
  result: join(folder, "result.json"),
});
