/** Where a file that was dropped or chosen belongs: nowhere, where it is neither a schedule nor a log. */
export type Place = "design" | "logs" | undefined;

/** Names that logs have, plain or compressed, and the event files of TensorBoard. */
const logName = /\.(csv|tsv|jsonl|ndjson|log|txt)(\.gz)?$|\.json\.gz$|\btfevents\b/i;

/** What rows of training logs are called, as names in JSON. */
const logWord = /"(_?step|global_step|iter(ation)?|epoch|(train[_/]?|eval_)?loss|log_history)"\s*:/;

/** Characters in which a damaged file shows what it was to be. */
const head = 65_536;

/** Where a file belongs, by its name alone: of one that ends in .json only its text tells. */
export const placeOfName = (name: string): Place | "text tells" =>
  /\.json$/i.test(name) ? "text tells" : logName.test(name) ? "logs" : undefined;

/**
 * Where a .json file belongs. A spec has a "kind" and a workspace has "layers"; a list, lists of numbers or rows, and
 * names that logs have are a log. The rest goes to Design, which says in one sentence what it misses.
 */
export function placeOfJson(text: string): "design" | "logs" {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return logWord.test(text.slice(0, head)) ? "logs" : "design";
  }
  if (Array.isArray(value)) return "logs";
  if (typeof value !== "object" || value === null) return "design";
  const { kind, layers } = value as { readonly kind?: unknown; readonly layers?: unknown };
  if (typeof kind === "string" || Array.isArray(layers)) return "design";
  return Object.values(value).some(isSeries) || logWord.test(text.slice(0, head)) ? "logs" : "design";
}

/** A column of numbers, or rows. */
const isSeries = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length > 1 &&
  value.every((each) => typeof each === "number" || (typeof each === "object" && each !== null));
