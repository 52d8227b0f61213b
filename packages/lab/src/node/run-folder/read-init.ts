import { readFileSync } from "node:fs";
import { LabError } from "../../errors.ts";
import type { ModelSpec } from "../../models/index.ts";
import { firstWeights, readCheckpoint } from "../../trainer/index.ts";

/**
 * The weights of the checkpoint at a path, for a run that starts from them.
 *
 * @throws LabError when there is none, it is damaged, or it is of another model.
 */
export function readInit(path: string, model: ModelSpec): Float32Array {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new LabError(code === "ENOENT" ? `${path}: no such file` : `${path}: cannot be read (${code})`);
  }
  return firstWeights(readCheckpoint(bytes, path), model, path);
}
