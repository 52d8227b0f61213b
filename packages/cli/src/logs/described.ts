import { join } from "node:path";
import { AnnealError, type Problem, problem } from "anneal";
import { parseText } from "../input/parse-text.ts";
import { readTextFile } from "../input/read-text.ts";

/** A run as a `runs.json` describes it: its log, and the schedule that it followed. */
export interface DescribedRun {
  readonly id: string;
  /** Its log, beside `runs.json`. */
  readonly file: string;
  /** `cosine`, `constant`, `warmup-stable-decay`, ... */
  readonly schedule?: string;
  readonly peakLr?: number;
  readonly warmupSteps?: number;
  readonly warmupShape?: string;
  readonly totalSteps?: number;
  readonly finalLr?: number;
  readonly cooldownFraction?: number;
  readonly cooldownShape?: string;
  /** A spec of anneal, which says all of that exactly. */
  readonly spec?: unknown;
  readonly finalValLoss?: number;
}

const texts = ["schedule", "warmupShape", "cooldownShape"] as const;
const numbers = [
  "peakLr",
  "warmupSteps",
  "totalSteps",
  "finalLr",
  "cooldownFraction",
  "finalValLoss",
] as const;

/**
 * Reads a `runs.json`: a list of runs, each with `id`, `file` and what is known of its schedule.
 *
 * @throws AnnealError with every entry that is wrong; UsageError when it cannot be read.
 */
export async function readRunsFile(folder: string): Promise<readonly DescribedRun[]> {
  const path = join(folder, "runs.json");
  const list = await parseText(await readTextFile(path), path);
  if (!Array.isArray(list)) throw new AnnealError([problem("type", path, "a list of runs", list)]);
  const problems = list.flatMap((entry, i) => problemsOf(entry, `${path}: [${i}]`));
  const ids = list.map((entry) => entry?.id);
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (problems.length === 0 && twice !== undefined) {
    problems.push(problem("order", path, "an id of its own for each run", twice, { note: "twice" }));
  }
  const [first, ...rest] = problems;
  if (first !== undefined) throw new AnnealError([first, ...rest]);
  return list as readonly DescribedRun[];
}

function problemsOf(entry: unknown, path: string): Problem[] {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) {
    return [problem("type", path, "a run with id and file", entry)];
  }
  const fields = entry as { readonly [name: string]: unknown };
  const found: Problem[] = [];
  for (const name of ["id", "file"]) {
    if (typeof fields[name] !== "string" || fields[name] === "") {
      found.push(problem("missing", `${path}.${name}`, "a name", fields[name]));
    }
  }
  for (const name of texts) {
    if (fields[name] !== undefined && fields[name] !== null && typeof fields[name] !== "string") {
      found.push(problem("type", `${path}.${name}`, "a text", fields[name]));
    }
  }
  for (const name of numbers) {
    const value = fields[name];
    if (value !== undefined && value !== null && !(typeof value === "number" && value >= 0)) {
      found.push(problem("range", `${path}.${name}`, "a number at or above 0", value));
    }
  }
  return found;
}
