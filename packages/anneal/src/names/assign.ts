import { nearest, type Problem, problem } from "../errors/index.ts";
import { conditions, listed, matcher, type Patterns, patternProblems, segments } from "./pattern.ts";

/** Parameters that go together, and what their LR is multiplied by. Plain JSON. */
export interface NamedGroup {
  /** What logs and plots call it. Left out: its patterns. */
  readonly name?: string;
  /** Which parameters: one of these patterns must match the whole name. */
  readonly match: Patterns;
  /** Factor on the LR, above 0. Left out: 1. */
  readonly multiplier?: number;
  /** Never trained: its LR is 0, whatever else is said. */
  readonly frozen?: boolean;
}

type Chosen = Pick<NamedGroup, "match">;

/** Which parameter belongs to which group. */
export interface Assignment {
  /** For each name, in order, the index of its group. A name that no group matches gets the number of groups. */
  readonly groups: readonly number[];
  /** Patterns that match no name, and groups whose parameters all went to earlier ones. Nothing is thrown for them. */
  readonly problems: readonly Problem[];
}

const anyOf = (patterns: Patterns): ((name: string) => boolean) => {
  const tests = listed(patterns).map(matcher);
  return (name) => tests.some((test) => test(name));
};

/** For a name, the index of the first group that matches it, or else the number of groups. */
export function finder(groups: readonly Chosen[]): (name: string) => number {
  const tests = [...groups.map(({ match }) => anyOf(match)), () => true];
  return (name) => tests.findIndex((test) => test(name));
}

/**
 * Gives every parameter to the first group that matches it.
 *
 * @param path what the problems call the list of groups
 * @throws AnnealError when a pattern is malformed.
 * @example assignGroups(["embed.weight", "head.bias"], [{ match: "embed.**" }]).groups; // [0, 1]
 * @example assignGroups(["head.bias"], [{ match: "bias" }]).problems[0].suggestion; // 'did you mean "**.bias"?'
 */
export function assignGroups(
  names: readonly string[],
  groups: readonly Chosen[],
  path = "groups",
): Assignment {
  const assigned = names.map(finder(groups));
  const problems: Problem[] = [];
  const seen = new Set<string>();
  groups.forEach(({ match }, i) => {
    const where = `${path}[${i}]`;
    for (const pattern of listed(match).flatMap(conditions)) {
      if (seen.has(pattern) || names.some(matcher(pattern))) continue;
      seen.add(pattern);
      const more = suggestionFor(pattern, names);
      problems.push(
        problem("unknown", `${where}.match`, "a pattern that matches a parameter", pattern, more),
      );
    }
    const taken = assigned.includes(i) ? 0 : names.filter(anyOf(match)).length;
    if (taken === 0) return;
    const note = `${taken} go to earlier groups`;
    problems.push(problem("order", where, "parameters that no earlier group takes", match, { note }));
  });
  return { groups: assigned, problems };
}

/** The same words at another depth, or with one of them spelt like a part of a name, if that finds something. */
function suggestionFor(pattern: string, names: readonly string[]): { suggestion?: string } {
  const words = new Set(names.flatMap(segments));
  const pieces = pattern.split(/([./])/);
  const respelt = (at: number): string =>
    pieces.map((piece, i) => (i === at ? (nearest(piece, words) ?? piece) : piece)).join("");
  const others = [`**.${pattern}`, `${pattern}.**`, `**.${pattern}.**`, ...pieces.map((_, i) => respelt(i))];
  const found = others.find((each) => patternProblems(each, "").length === 0 && names.some(matcher(each)));
  return found === undefined ? {} : { suggestion: `did you mean "${found}"?` };
}
