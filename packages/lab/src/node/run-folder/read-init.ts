import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { LabError } from "../../errors.ts";
import type { ModelSpec } from "../../models/index.ts";
import {
  type CheckpointTask,
  createCrc32c,
  firstWeights,
  readCheckpoint,
  taskOfCheckpoint,
} from "../../trainer/index.ts";
import { readable } from "../read-bytes.ts";

/**
 * The weights of the checkpoint at a path, for a run that starts from them.
 *
 * @throws LabError when there is none, it is damaged, or it is of another model.
 */
export function readInit(path: string, model: ModelSpec): Float32Array {
  return firstWeights(readCheckpoint(bytesAt(path), path), model, path);
}

/** A checkpoint's task, and a word for its bytes: another word means other weights. */
export interface ReadCheckpoint extends CheckpointTask {
  readonly checksum: string;
}

/**
 * The model of the checkpoint at a path and how its data were encoded.
 *
 * @throws LabError when there is none, it is damaged, or it does not say.
 */
export function readCheckpointTask(path: string): ReadCheckpoint {
  const bytes = bytesAt(path);
  const task = taskOfCheckpoint(readCheckpoint(bytes, path), path);
  return { ...task, checksum: createCrc32c()(bytes).toString(16).padStart(8, "0") };
}

function bytesAt(path: string): Uint8Array {
  try {
    if (statSync(path).isDirectory()) throw new LabError(...folderAt(path));
    return readFileSync(path);
  } catch (error) {
    throw readable(error, path);
  }
}

function folderAt(path: string): readonly [sentence: string, hint?: string] {
  const inside = join(path, "checkpoint.anneal");
  const sentence = `${path}: expected a checkpoint, received a folder`;
  return existsSync(inside) ? [sentence, `did you mean ${inside}?`] : [sentence];
}
