import { didYouMean, type Problem, problem, refuse } from "../errors/index.ts";

/** What an option must be: a test, and the same in words. */
export interface Rule {
  readonly rule: string;
  readonly test: (value: unknown) => boolean;
  /** Must be there. */
  readonly needed?: true;
}

/** A number within limits. */
export const number = (rule: string, test: (value: number) => boolean): Rule => ({
  rule,
  test: (value) => typeof value === "number" && Number.isFinite(value) && test(value),
});

const isPatterns = (value: unknown): boolean =>
  typeof value === "string" ||
  (Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === "string"));

/** A pattern or a list of patterns; whether each is well formed is for the plan to say. */
export const patterns: Rule = { rule: "a pattern or a list of patterns", test: isPatterns };

/** The patterns of several groups. */
export const patternLists: Rule = {
  rule: "a list with the patterns of each group",
  test: (value) => Array.isArray(value) && value.length > 0 && value.every(isPatterns),
};

/** Throws for every option that is unknown, missing or not what it must be. */
export function checkOptions(options: object, rules: { readonly [name: string]: Rule }, path: string): void {
  const names = Object.keys(rules);
  const problems: Problem[] = Object.keys(options)
    .filter((name) => !names.includes(name))
    .map((name) =>
      problem("unknown", `${path}.${name}`, `one of ${names.join(", ")}`, name, didYouMean(name, names)),
    );
  for (const name of names) {
    const value = (options as { readonly [name: string]: unknown })[name];
    const { rule, test, needed } = rules[name];
    if (value === undefined ? needed : !test(value)) {
      problems.push(problem(value === undefined ? "missing" : "range", `${path}.${name}`, rule, value));
    }
  }
  refuse(problems);
}
