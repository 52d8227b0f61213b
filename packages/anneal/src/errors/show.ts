const longest = 60;

/** A value as one short piece of text: strings in quotes, NaN and Infinity by name, long values cut. */
export function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  if (Array.isArray(value) && value.length > 8) return `a list of ${value.length}`;
  return cut(json(value));
}

function json(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value.slice(0, longest + 1));
  if (typeof value === "object" && value !== null) {
    const inside = Object.entries(value)
      .slice(0, 8)
      .map(([key, item]) => (Array.isArray(value) ? brief(item) : `${JSON.stringify(key)}:${brief(item)}`))
      .join(",");
    return Array.isArray(value) ? `[${inside}]` : `{${inside}}`;
  }
  return String(value);
}

const brief = (value: unknown): string =>
  typeof value === "object" && value !== null ? (Array.isArray(value) ? "[…]" : "{…}") : json(value);

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);
