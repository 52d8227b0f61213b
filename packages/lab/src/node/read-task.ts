import { type Fact, makeTask, type Task, type TaskSpec } from "../tasks/index.ts";
import { readBytes } from "./read-bytes.ts";
import { labelsBeside, readImages } from "./read-images.ts";
import { decodeText, readTexts } from "./read-texts.ts";

/** A spec with the content in it, and what there is to say about the reading. */
export interface ReadSpec {
  readonly spec: TaskSpec;
  readonly facts: readonly Fact[];
}

/**
 * Reads the files that a spec names and makes its task. A spec that has its content already is only made.
 *
 * @throws LabError when a file is missing, empty, too big or not a text; AnnealError for what is wrong inside.
 */
export async function readTask(spec: TaskSpec): Promise<Task> {
  const read = await readSpec(spec);
  const task = makeTask(read.spec);
  return { ...task, facts: [...task.facts, ...read.facts] };
}

/**
 * Fills the content of a spec from its paths: a table, a text or a folder of texts, or two IDX files (gzip'd or not).
 * What comes back is plain data that a worker can make the same task from, whatever happens to the files.
 *
 * @throws LabError as {@link readTask} does.
 */
export async function readSpec(spec: TaskSpec): Promise<ReadSpec> {
  const { path } = spec;
  if (path === undefined) return { spec, facts: [] };
  switch (spec.kind) {
    case "csv":
      if (spec.text !== undefined) return { spec, facts: [] };
      return { spec: { ...spec, text: decodeText(await readBytes(path), path) }, facts: [] };
    case "text": {
      if (spec.text !== undefined) return { spec, facts: [] };
      const { text, facts } = await readTexts(path);
      return { spec: { ...spec, text }, facts };
    }
    case "images": {
      const labelsPath = spec.labelsPath ?? labelsBeside(path);
      const images = spec.images ?? (await readImages(path));
      const labels = spec.labels ?? (await readImages(labelsPath));
      return { spec: { ...spec, labelsPath, images, labels }, facts: [] };
    }
    default:
      return { spec, facts: [] };
  }
}
