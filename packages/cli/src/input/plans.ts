import { type Problem, recipes } from "anneal";
import { UsageError } from "../output/usage-error.ts";

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

/** A mistake in a kind that is the name of a recipe, with what to do about it. */
export function withRecipeHint(found: Problem): Problem {
  const word = /^"(\w+)"$/.exec(found.received)?.[1];
  if (found.code !== "unknown" || !/(^|\.)kind$/.test(found.path) || word === undefined) return found;
  if (!Object.hasOwn(recipes, word)) return found;
  return {
    ...found,
    suggestion: `${word} is a recipe, not a kind: anneal new ${word} <file> writes what it becomes`,
  };
}
