import { csvTask } from "./csv/csv-task.ts";
import { imagesTask } from "./images/images-task.ts";
import { refuseData } from "./refuse.ts";
import type { Task, TaskSpec } from "./task.ts";
import { textTask } from "./text/text-task.ts";

/**
 * Data, split and encoded, and the model that learns from it: the same task from the same spec, on every machine.
 *
 * Everything that is fitted (means, medians, vocabularies) is fitted on the training part only, or, where the spec has
 * an encoding, on nothing here.
 *
 * @param spec - with the content in it: `text`, or `images` and `labels`. `readTask` of `@anneal/lab/node` reads files.
 * @throws AnnealError with one sentence that names the place: a field of the spec, or a line and column of the data.
 */
export function makeTask(spec: TaskSpec): Task {
  const { splitSeed } = spec;
  if (splitSeed !== undefined && !Number.isSafeInteger(splitSeed))
    refuseData("splitSeed", "a whole number", splitSeed);
  switch (spec.kind) {
    case "csv":
      return csvTask(spec);
    case "text":
      return textTask(spec);
    case "images":
      return imagesTask(spec);
    default:
      return refuseData("kind", '"text", "csv" or "images"', (spec as { kind?: unknown }).kind);
  }
}
