import { showNumber } from "./numbers.ts";

const width = 40;

/** A spec as JSON over several lines: what names it stands first, what fits on a line stays on one. */
export const printSpec = (spec: object): string => print({ version: 1, ...spec }, 0);

function print(value: unknown, indent: number): string {
  const flat = oneLine(value);
  if (typeof value !== "object" || value === null || flat.length + indent <= width) return flat;
  return Array.isArray(value) ? printList(value, indent) : printObject(value, indent);
}

function printList(list: readonly unknown[], indent: number): string {
  const pad = " ".repeat(indent + 2);
  const isPlain = list.every((item) => typeof item !== "object" || item === null || Array.isArray(item));
  const items = list.map((item) => print(item, indent + 2));
  const body = isPlain ? packed(items, pad) : items.map((item) => pad + item).join(",\n");
  return `[\n${body}\n${" ".repeat(indent)}]`;
}

/** `{ "kind": "linear",` and the other fields under it, as many on a line as fit; what is nested begins its own line. */
function printObject(value: object, indent: number): string {
  const pad = " ".repeat(indent + 2);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  const isHead = ([name]: readonly [string, unknown]): boolean => name === "version" || name === "kind";
  const show = ([name, item]: readonly [string, unknown]): string =>
    `${JSON.stringify(name)}: ${print(item, indent + 2)}`;
  const head = entries.filter(isHead).map(show).join(", ");
  const rest = entries.filter((entry) => !isHead(entry)).map(show);
  if (rest.length === 0) return `{ ${head} }`;
  return head === "" ? `{\n${packed(rest, pad)} }` : `{ ${head},\n${packed(rest, pad)} }`;
}

/** Texts behind one another, in lines of the width. One that has several lines stands alone. */
function packed(items: readonly string[], pad: string): string {
  const lines: string[] = [];
  let line = "";
  items.forEach((item, k) => {
    const text = k < items.length - 1 ? `${item},` : item;
    const fits = line !== "" && `${line} ${text}`.length <= width && !text.includes("\n");
    if (fits) line = `${line} ${text}`;
    else {
      if (line !== "") lines.push(line);
      line = pad + text;
    }
    if (text.includes("\n")) {
      lines.push(line);
      line = "";
    }
  });
  if (line !== "") lines.push(line);
  return lines.join("\n");
}

function oneLine(value: unknown): string {
  if (typeof value === "number" && Number.isFinite(value)) return showNumber(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const items = Object.entries(value).filter(([, item]) => item !== undefined);
  return items.length === 0
    ? "{}"
    : `{ ${items.map(([name, item]) => `${JSON.stringify(name)}: ${oneLine(item)}`).join(", ")} }`;
}
