/**
 * A value in a few words: strings in quotes, NaN and Infinity by name, what is long cut short. An expression of another
 * language, which is kept and never evaluated, is shown as it is written.
 */
export function show(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "nothing";
    case "string":
      return JSON.stringify(cut(value));
    case "object":
      return Array.isArray(value) ? `a list of ${value.length}` : value ? asWritten(value) : "null";
    case "function":
      return "a function";
    default:
      return String(value);
  }
}

const cut = (text: string): string => (text.length > 50 ? `${text.slice(0, 50)}…` : text);

/** A name (`{ ref: "len(data)" }`) or a call (`{ name: "int", args: [] }`) as written, else what it is. */
function asWritten(value: object): string {
  const keys = Object.keys(value);
  const { ref, name } = value as { readonly ref?: unknown; readonly name?: unknown };
  if (keys.length === 1 && typeof ref === "string") return cut(ref.replace(/\s+/g, " "));
  const isCall = typeof name === "string" && keys.every((key) => /^(name|args|kwargs)$/.test(key));
  return isCall && keys.length > 1 ? `${cut(name)}(…)` : "an object";
}
