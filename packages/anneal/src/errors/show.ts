/** A value in a few words: strings in quotes, NaN and Infinity by name, what is long cut short. */
export function show(value: unknown): string {
  switch (typeof value) {
    case "undefined":
      return "nothing";
    case "string":
      return JSON.stringify(value.length > 50 ? `${value.slice(0, 50)}…` : value);
    case "object":
      return Array.isArray(value) ? `a list of ${value.length}` : value ? "an object" : "null";
    case "function":
      return "a function";
    default:
      return String(value);
  }
}
