import { type Problem, recipes } from "anneal";
import { UsageError } from "../output/usage-error.ts";
import { lengthInFiles } from "./amounts.ts";

/** Whether a value is a plan, with LR, momentum and more in groups, instead of the spec of one schedule. */
export function isPlan(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return !("kind" in value) && ("lr" in value || "groups" in value);
}

/** Refuses a plan where one schedule is needed. */
export function refusePlan(value: unknown, name: string): void {
  if (isPlan(value))
    throw new UsageError(
      `${name} is a plan: compilePlan of the library reads it`,
      "anneal check finds its mistakes",
    );
}

/** A mistake in a length that the command line would understand, with what a file has for it. */
function withFileLength(found: Problem): Problem {
  const text = /^"(.*)"$/.exec(found.received)?.[1];
  if (found.code !== "unit" || found.suggestion !== undefined || text === undefined) return found;
  const length = lengthInFiles(text);
  return length === undefined ? found : { ...found, suggestion: `write ${length}` };
}

/** Mistakes of a spec or plan with what only the command line can say of them. */
export const withHints = (problems: readonly Problem[]): readonly Problem[] =>
  problems.map((each) => withFileLength(withRecipeHint(each)));

/** A mistake in a kind that is the name of a recipe, with what to do about it. */
function withRecipeHint(found: Problem): Problem {
  const word = /^"(\w+)"$/.exec(found.received)?.[1];
  if (found.code !== "unknown" || !/(^|\.)kind$/.test(found.path) || word === undefined) return found;
  if (!Object.hasOwn(recipes, word)) return found;
  return {
    ...found,
    suggestion: `${word} is a recipe, not a kind: anneal new ${word} <file> writes what it becomes`,
  };
}
