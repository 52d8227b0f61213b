import { LabError } from "../errors.ts";
import type { ModelSpec } from "../models/index.ts";
import { type Encoding, fieldsOf, type TaskSpec } from "../tasks/index.ts";
import type { Checkpoint } from "./checkpoint/index.ts";

/** What a run that starts from a checkpoint takes from it beside the weights. */
export interface CheckpointTask {
  readonly model: ModelSpec;
  readonly encoding: Encoding;
  /** By which the old data were split. */
  readonly splitSeed: number;
}

/** What a checkpoint has in `more` so that its weights can be gone on with. */
export type CheckpointData = Pick<CheckpointTask, "encoding" | "splitSeed">;

/**
 * The model of a checkpoint and how its data were encoded.
 *
 * @param name what to call it in a sentence: the file's name.
 * @throws LabError when it does not say.
 */
export function taskOfCheckpoint({ model, more }: Checkpoint, name: string): CheckpointTask {
  const { encoding, splitSeed } = (more ?? {}) as Partial<CheckpointData>;
  if (encoding === undefined || typeof splitSeed !== "number") {
    throw new LabError(
      `${name}: expected a checkpoint that says how its data were encoded, received one that does not`,
      "anneal train writes it",
    );
  }
  return { model, encoding, splitSeed };
}

/** What a kind of task is called in a sentence. */
const words: { readonly [Kind in TaskSpec["kind"]]: string } = {
  text: "a text",
  csv: "a table",
  images: "images",
};

/**
 * The task of a spec on the model and the encoding of a checkpoint: nothing is fitted on the new data.
 *
 * @param name what to call the checkpoint in a sentence.
 * @throws LabError when it is of another kind of task, or the spec wants another model.
 */
export function continueFrom<Spec extends TaskSpec>(
  spec: Spec,
  { model, encoding }: CheckpointTask,
  name: string,
): Spec {
  if (encoding.kind !== spec.kind) {
    throw new LabError(
      `${name}: expected a checkpoint of ${words[spec.kind]}, as the new data are, received one of ${words[encoding.kind]}`,
    );
  }
  const fields = fieldsOf(model);
  for (const [field, wanted] of Object.entries(spec.model ?? {})) {
    const there = JSON.stringify(fields[field]);
    if (JSON.stringify(wanted) !== there) {
      throw new LabError(
        `model.${field}: expected ${there ?? "nothing"}, as the model of ${name} has, received ${JSON.stringify(wanted)}`,
        "leave it out: the model comes from the checkpoint",
      );
    }
  }
  return { ...spec, model: fields, encoding };
}
