import { AnnealError, type Problem } from "anneal";
import { type Facts, factNames } from "anneal/advise";
import { parseLevel } from "../../input/amounts.ts";
import { optionName } from "../../input/run-facts.ts";
import { flagOf, isProblem } from "../../names/flags.ts";
import type { Options } from "../context.ts";
import { wordFacts } from "./flags.ts";

/** A fact from what was typed, or what is wrong with it. */
export const readFact = (fact: string, text: string): string | number | Problem =>
  wordFacts.includes(fact) ? text : parseLevel(text, flagOf(fact));

/** The facts in parsed options: numbers read, mistakes thrown all at once. */
export function factsFromFlags(options: Options): Facts | undefined {
  const problems: Problem[] = [];
  const given = factNames.flatMap((fact) => {
    const text = options[optionName(flagOf(fact))];
    if (text === undefined) return [];
    const value = readFact(fact, String(text));
    if (isProblem(value)) problems.push(value);
    return [[fact, value]];
  });
  if (problems.length > 0) throw new AnnealError(problems as [Problem]);
  return given.length === 0 ? undefined : (Object.fromEntries(given) as Facts);
}

/** A mistake in a fact, in the words of the flags. */
export const inFactFlags = (found: Problem): Problem => {
  const worded = (text: string): string =>
    text.replace(/\b(?:facts\.)?([a-z][A-Za-z]+[A-Z][a-zA-Z]*)\b|facts\.([a-z]+)/g, (whole, camel, plain) => {
      const fact = camel ?? plain;
      return factNames.includes(fact) ? flagOf(fact) : whole;
    });
  return {
    ...found,
    path: worded(found.path),
    expected: worded(found.expected),
    ...(found.suggestion !== undefined && { suggestion: worded(found.suggestion) }),
    message: worded(found.message),
  };
};
