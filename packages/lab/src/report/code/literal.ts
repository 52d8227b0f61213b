const width = 84;

/** A JSON value over as few lines as fit: as JSON, or with bare names as JavaScript takes them. */
export function literal(value: unknown, style: "json" | "javascript", indent = ""): string {
  const flat = flatOf(value, style);
  if (flat.length + indent.length <= width || typeof value !== "object" || value === null) return flat;
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item) => inner + literal(item, style, inner))
    : entries(value).map(([name, item]) => `${inner}${key(name, style)}: ${literal(item, style, inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${lines.join(",\n")}${style === "javascript" ? "," : ""}\n${indent}${close}`;
}

const entries = (value: object): [string, unknown][] =>
  Object.entries(value).filter(([, item]) => item !== undefined);

const key = (name: string, style: "json" | "javascript"): string =>
  style === "javascript" && /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);

function flatOf(value: unknown, style: "json" | "javascript"): string {
  if (Array.isArray(value)) return `[${value.map((item) => flatOf(item, style)).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const items = entries(value).map(([name, item]) => `${key(name, style)}: ${flatOf(item, style)}`);
  return items.length === 0 ? "{}" : `{ ${items.join(", ")} }`;
}
