import { didYouMean, type Problem } from "../errors/index.ts";
import { rightUnit } from "../units/index.ts";

/**
 * Adds to a problem what was probably meant: `did you mean "cosine"?`, `write "5%"`. The full `compile` and the recipes
 * do it; a compiler of your own does it when it is given: `createCompiler(kinds, suggest)`.
 *
 * @example suggest(problem("unknown", "kind", "one of cosine", "cosin", { words: ["cosine"] })).suggestion; // 'did you mean "cosine"?'
 */
export function suggest(found: Problem): Problem {
  if (found.suggestion) return found;
  const written = found.received.replace(/^"|"$/g, "");
  const unit = found.code === "unit" ? rightUnit(written) : undefined;
  const suggestion = unit ? `write ${unit}` : didYouMean(written, found.words ?? []).suggestion;
  return suggestion ? { ...found, suggestion, message: `${found.message}; ${suggestion}` } : found;
}
