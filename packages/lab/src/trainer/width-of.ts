import type { ModelSpec } from "../models/index.ts";
import type { Task } from "../tasks/index.ts";

/** How many numbers a model gives for a row. */
export const widthOf = (model: ModelSpec): number =>
  model.kind === "characters" ? model.vocabulary : model.outputs;

/** Loss of a model that knows nothing: all classes alike, or the mean of standardised values. */
export const blindLossOf = ({ loss, model }: Task): number =>
  loss === "cross-entropy" ? Math.log(widthOf(model)) : 1;
