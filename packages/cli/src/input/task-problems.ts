import { AnnealError, type Problem } from "anneal";

/** What a task calls a thing, and the flag that says it. */
const flags: { readonly [field: string]: string } = {
  batchSize: "--batch",
  encoding: "--init",
  ignore: "--ignore",
  labels: "--labels",
  "model.hidden": "--hidden",
  predict: "--predict",
  splitSeed: "--split-seed",
  target: "--target",
};

/** Does work on a task; what is wrong with a field of it is told by its flag. */
export async function withTaskFlags<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AnnealError)) throw error;
    const [first, ...others] = error.problems.map(byFlag);
    throw new AnnealError([first, ...others]);
  }
}

function byFlag(found: Problem): Problem {
  const path = flags[found.path.replace(/\[\d+\]$/, "").replace(/^encoding\..*/, "encoding")];
  if (path === undefined) return found;
  return { ...found, path, message: found.message.replace(found.path, path) };
}
