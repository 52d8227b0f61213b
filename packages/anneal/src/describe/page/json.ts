import { escapeText } from "../chart/text.ts";

const width = 100;

/** A value as JSON over several lines; what fits on a line stays on one. */
export function prettyJson(value: unknown, indent = ""): string {
  const flat = oneLine(value);
  if (flat.length + indent.length <= width || typeof value !== "object" || value === null) return flat;
  const inner = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item) => inner + prettyJson(item, inner))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${inner}${JSON.stringify(key)}: ${prettyJson(item, inner)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${lines.join(",\n")}\n${indent}${close}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const items = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{ ${items.map(([key, item]) => `${JSON.stringify(key)}: ${oneLine(item)}`).join(", ")} }`;
}

const pieces = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d[\d.eE+-]*|[^"\d-]+|-/g;

/** JSON as HTML, with keys, texts and numbers marked. */
export const markJson = (json: string): string =>
  json.replace(pieces, (piece: string, text: string | undefined, colon: string | undefined) => {
    if (text !== undefined)
      return `<b class="${colon === undefined ? "t" : "k"}">${escapeText(text)}</b>${colon ?? ""}`;
    return /^-?\d/.test(piece) ? `<b class="n">${piece}</b>` : escapeText(piece);
  });
