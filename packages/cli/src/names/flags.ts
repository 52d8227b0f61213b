import type { Problem } from "anneal";
import { parseLengthOf, parseLevel } from "../input/amounts.ts";
import type { Field, Form } from "./forms.ts";

/** The flag of a field: `warmupFrom` is `--warmup-from`. */
export const flagOf = (field: string): string =>
  `--${field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** A flag of one or several forms. */
export interface FormFlag {
  readonly field: string;
  readonly flag: string;
  /** What may be written after it: `<number>`, `<length>`. */
  readonly value: string;
  readonly says: string;
  /** The forms that take it. */
  readonly forms: readonly string[];
}

/** Every flag that some form takes. Two forms may understand one flag differently; each reads it in its own way. */
export function formFlags(forms: readonly Form[]): readonly FormFlag[] {
  const flags = new Map<string, FormFlag>();
  for (const { name, fields } of forms) {
    for (const [field, described] of Object.entries(fields)) {
      const known = flags.get(field);
      const fresh = {
        field,
        flag: flagOf(field),
        value: placeholder(described),
        says: described.says,
        forms: [],
      };
      flags.set(field, { ...(known ?? fresh), forms: [...(known?.forms ?? []), name] });
    }
  }
  return [...flags.values()];
}

/** What a flag's value looks like. */
export function placeholder(field: Field): string {
  switch (field.type) {
    case "duration":
      return "<length>";
    case "choice":
      return "<word>";
    case "list":
      return field.of.type === "pair" ? "<a:b,c:d>" : "<a,b,c>";
    default:
      return "<number>";
  }
}

/** The value of a field from the text after its flag. What is no number or length of its own is left to the library's check. */
export function parseField(text: string, item: ParsedItem, flag: string): unknown | Problem {
  switch (item.type) {
    case "number":
      return parseLevel(text, flag);
    case "duration":
      return parseLengthOf(text, flag);
    case "list": {
      const parts = text.split(/[, ]+/).filter((part) => part !== "");
      return allOrProblem(parts.map((part) => parseField(part, item.of as ParsedItem, flag)));
    }
    case "pair": {
      const parts = text.split(":");
      const of = item.of as readonly ParsedItem[];
      return allOrProblem(parts.map((part, i) => parseField(part, of[Math.min(i, 1)], flag)));
    }
    default:
      return text;
  }
}

/** A field, or an item of a list or pair. */
interface ParsedItem {
  readonly type: string;
  readonly of?: unknown;
}

/** Whether a parsed value is a problem instead. */
export const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" && value !== null && "expected" in value && "message" in value;

const allOrProblem = (values: readonly unknown[]): unknown => values.find(isProblem) ?? values;

/** A mistake in the options of a form, told with its flag. */
export function inFlags(found: Problem, form: Form | undefined): Problem {
  const [owner, field] = found.path.split(/[.[]/);
  const flag = form === undefined || owner !== form.name ? undefined : form.flags[field];
  if (flag === undefined) return found;
  const path = found.path.replace(`${owner}.${field}`, flagOf(flag));
  return { ...found, path, message: path + found.message.slice(found.path.length) };
}
