import type { TaskSpec } from "@anneal/lab";
import type { ReadCheckpoint } from "@anneal/lab/node";
import type { Flags } from "../input/from-flags.ts";
import { readTaskFlags } from "../input/task-flags.ts";
import { UsageError } from "../output/usage-error.ts";

/** Trained weights to go on from. */
export interface Start {
  readonly path: string;
  readonly checkpoint: ReadCheckpoint;
}

/** What the flags name to be learnt, and from where. */
export interface TaskAndStart {
  readonly spec?: TaskSpec;
  readonly start?: Start;
}

/**
 * The task that the flags name. With `--init`, its model and its encoding are those of the checkpoint, and so is the
 * column to predict unless a flag names it.
 *
 * @throws UsageError, AnnealError or LabError when the flags contradict each other or the checkpoint, or it cannot be
 * read.
 */
export async function readTaskAndStart(options: Flags): Promise<TaskAndStart> {
  if (options.init === undefined || options.exec !== undefined) {
    const spec = readTaskFlags(options);
    return spec ? { spec } : {};
  }
  const path = String(options.init);
  const { continueFrom } = await import("@anneal/lab");
  const { readCheckpointTask } = await import("@anneal/lab/node");
  const checkpoint = readCheckpointTask(path);
  const { encoding } = checkpoint;
  // A checkpoint of something else is told before the column that is not named.
  const target = options.target ?? (encoding.kind === "csv" ? encoding.target.column : "");
  const spec = readTaskFlags(options.csv === undefined ? options : { ...options, target });
  if (spec === undefined) return {};
  return { spec: continueFrom(spec, checkpoint, path), start: { path, checkpoint } };
}

/**
 * The old data that `--retain` names, on the model, the encoding and the split of the checkpoint.
 *
 * @throws UsageError when there is no checkpoint.
 */
export async function readOldTask(
  { retain }: Flags,
  start: Start | undefined,
): Promise<TaskSpec | undefined> {
  if (retain === undefined) return undefined;
  if (start === undefined) {
    throw new UsageError(
      "--retain needs --init",
      "add --init and the checkpoint that was trained on the old data",
    );
  }
  const { fieldsOf } = await import("@anneal/lab");
  const { model, encoding, splitSeed } = start.checkpoint;
  const common = { path: String(retain), model: fieldsOf(model), encoding, splitSeed };
  return encoding.kind === "csv"
    ? { kind: "csv", ...common, target: encoding.target.column }
    : { kind: encoding.kind, ...common };
}
