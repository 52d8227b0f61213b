import { LabError } from "../errors.ts";
import type { ModelSpec } from "../models/index.ts";
import type { Checkpoint } from "./checkpoint/index.ts";

/**
 * The weights of a checkpoint, for a run that starts from them.
 *
 * @param name what to call the checkpoint in a sentence: the file's name.
 * @throws LabError when it is of another model, with the field that differs.
 */
export function firstWeights(checkpoint: Checkpoint, model: ModelSpec, name: string): Float32Array {
  const wanted = Object.entries(model);
  const there = checkpoint.model as unknown as { readonly [field: string]: unknown };
  for (const [field, value] of wanted) {
    const [expected, received] = [JSON.stringify(value), JSON.stringify(there[field])];
    if (expected === received) continue;
    throw new LabError(
      `${name}: expected a model with ${field} ${expected}, as these data need, received ${received ?? "none"}`,
    );
  }
  return checkpoint.state.machine.weights;
}
