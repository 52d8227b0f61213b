import { didYouMean, type Problem } from "../errors/index.ts";
import { rightUnit } from "../units/index.ts";

/**
 * Adds to a problem what was probably meant: `did you mean "cosine"?`, `write "5%"`. The full `compile` and the recipes
 * do it; a compiler of your own does it when it is given: `createCompiler(kinds, suggest)`. The words it chose from are left
 * out of the result.
 *
 * @example suggest(problem("unknown", "kind", "one of cosine", "cosin", { words: ["cosine"] })).suggestion; // 'did you mean "cosine"?'
 */
export function suggest(found: Problem): Problem {
  const { words = [], ...rest } = found;
  const written = /^"(.*)"$/.exec(rest.received)?.[1];
  if (rest.suggestion || !written) return rest;
  const unit = rest.code === "unit" ? rightUnit(written) : undefined;
  const mayRest = rest.code === "unit" && rest.expected.endsWith('"rest"');
  const suggestion = unit ? `write ${unit}` : didYouMean(written, mayRest ? ["rest"] : words).suggestion;
  return suggestion ? { ...rest, suggestion, message: `${rest.message}; ${suggestion}` } : rest;
}
