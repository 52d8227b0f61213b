import { type Candidate, candidates, ownCandidate } from "@anneal/lab";
import { nearest, type Spec } from "anneal";
import type { Context } from "../commands/context.ts";
import { readSources } from "../input/sources.ts";
import { UsageError } from "../output/usage-error.ts";

/** Schedules that `tune` looks at when none is named. */
export const usualSchedules: readonly string[] = ["linear", "cosine", "wsd", "one-cycle"];

const looksLikeFile = (word: string): boolean => /[\\/]|\.(json|ya?ml)$/i.test(word);

export interface ScheduleWords {
  readonly words: readonly string[];
  /** Length of the runs, which a file's schedule is compiled for; its own peak is then found. */
  readonly steps: number;
}

/**
 * The schedules that words name: those of the lab by name, or a spec file, whose schedule is scaled to each peak.
 *
 * @throws UsageError when a name is not known; what is wrong with a file.
 */
export async function readCandidates(
  { words, steps }: ScheduleWords,
  { io, forms, compiler }: Context,
): Promise<readonly Candidate[]> {
  const found: Candidate[] = [];
  for (const word of words) {
    const named = candidates.find(({ name }) => name === word);
    if (named !== undefined) found.push(named);
    else if (looksLikeFile(word)) {
      const [{ spec }] = await readSources([word], { io, forms, options: {} });
      compiler(spec as Spec, { steps });
      found.push(ownCandidate(word, spec as Spec, steps));
    } else throw unknown(word);
  }
  const twice = found.find(({ name }, i) => found.findIndex((each) => each.name === name) !== i);
  if (twice !== undefined) throw new UsageError(`${twice.name} is named twice`);
  return found;
}

function unknown(word: string): UsageError {
  const names = candidates.map(({ name }) => name);
  const near = nearest(word, names);
  return new UsageError(
    `no schedule ${JSON.stringify(word)}: expected a spec file or one of ${names.join(", ")}`,
    near === undefined ? undefined : `did you mean ${near}?`,
  );
}

/** With the constant rate first, which is what the others are held against. */
export function withBaseline(found: readonly Candidate[]): readonly Candidate[] {
  const constant = candidates[0];
  return [constant, ...found.filter(({ name }) => name !== constant.name)];
}
