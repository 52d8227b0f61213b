import { type Problem, problem, refuse } from "../errors/index.ts";
import { glob } from "./glob.ts";

/** One pattern, or several of which one must match. */
export type Patterns = string | readonly string[];

/** A list of patterns, also when there is one. */
export const listed = (patterns: Patterns): readonly string[] =>
  typeof patterns === "string" ? [patterns] : patterns;

/** The patterns that `&` joins. */
export const conditions = (pattern: string): string[] => pattern.split("&").map((each) => each.trim());

/** Segments, once for each way to choose from the braces. */
type Parsed = readonly (readonly string[])[];

/** Longer patterns, or more choices, are slips. */
const most = 1000;
/** What lies between the separators. */
export const segments = (text: string): string[] => text.split(/[./]/);
const sameCharacter = (wanted: string, character: string): boolean => wanted === "?" || wanted === character;
const sameSegment = (wanted: string, segment: string): boolean =>
  wanted === segment || (/[*?]/.test(wanted) && glob([...wanted], [...segment], "*", sameCharacter));

function parse(pattern: string, path: string): Parsed | Problem {
  const wrong = (expected: string): Problem => problem("range", path, expected, pattern);
  if (pattern === "" || pattern.length > most) return wrong(`a pattern of 1 to ${most} characters`);
  let choices = [""];
  for (const piece of pattern.split(/(\{[^{}]*\})/)) {
    const isChoice = piece.startsWith("{") && piece.endsWith("}");
    if (!isChoice && /[{}]/.test(piece)) return wrong("braces in pairs, none within others");
    const options = isChoice ? piece.slice(1, -1).split(",") : [piece];
    if (choices.length * options.length > most) return wrong(`at most ${most} choices in braces`);
    choices = choices.flatMap((start) => options.map((option) => start + option));
  }
  const parsed = choices.map(segments);
  const isSpoilt = (segment: string): boolean => segment.includes("**") && segment !== "**";
  return parsed.flat().some(isSpoilt) ? wrong("** as a whole segment, such as encoder.**") : parsed;
}

const parseAll = (pattern: string, path: string): (Parsed | Problem)[] =>
  conditions(pattern).map((each) => parse(each, path));

/** Everything that is wrong with a pattern. */
export const patternProblems = (pattern: string, path: string): readonly Problem[] =>
  parseAll(pattern, path).filter((parsed) => "path" in parsed);

/** A test for names. Throws AnnealError when the pattern is malformed. */
export function matcher(pattern: string): (name: string) => boolean {
  const all = parseAll(pattern, "pattern");
  refuse(all.filter((parsed) => "path" in parsed));
  return (name) => {
    const parts = segments(name);
    return (all as Parsed[]).every((choices) =>
      choices.some((wanted) => glob(wanted, parts, "**", sameSegment)),
    );
  };
}

/**
 * Whether a pattern matches the whole of a parameter's name. Both are segments between `.` or `/`, which count as the
 * same: `encoder.0.bias`, `encoder/0/bias`.
 *
 * | written | matches |
 * |---|---|
 * | `*` | any characters within one segment, or none |
 * | `**` | any segments, or none; always a whole segment |
 * | `?` | one character within a segment |
 * | `{a,b}` | `a` or `b`, which may hold everything but braces |
 * | `a & b` | what both match |
 *
 * Case counts. There are no regular expressions and no escapes: `?` stands for a character that means something here.
 * The time is at most the length of the name times the length of the pattern, for each choice in braces.
 *
 * @throws AnnealError when the pattern is malformed.
 * @example matches("**.bias", "encoder.layer.0.bias"); // true
 * @example matches("encoder.*.bias", "encoder.layer.0.bias"); // false
 * @example matches("dense_?.{kernel,bias}", "dense_1/kernel"); // true
 * @example matches("encoder.** & **.bias", "encoder.layer.0.bias"); // true
 * @example matches("head.{weight", "head.weight"); // throws: pattern: expected braces in pairs, none within others, received "head.{weight"
 */
export const matches = (pattern: string, name: string): boolean => matcher(pattern)(name);
