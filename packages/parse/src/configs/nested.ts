import { isDictionary } from "./argument.ts";
import { dictionary, type Field } from "./field.ts";
import { parseJson } from "./json.ts";
import type { Keys } from "./keys.ts";
import { giving, openIn, plainText } from "./values.ts";

/** A dictionary of arguments below a key: written as one, or as JSON in a text. */
export function argumentsAt(keys: Keys, name: string): Field | undefined {
  const field = keys.fields.get(name);
  if (!field || field.value === null || field.value === undefined) return undefined;
  const found = typeof field.value === "string" ? fromText(field, field.value) : withFields(field);
  if (!found?.fields) return keys.report(name, "a dictionary", field.value);
  inspect(found, name, keys);
  return found;
}

/** JSON in a text, such as the value of a flag. Where it stands is where the text does. */
function fromText(field: Field, text: string): Field | undefined {
  if (!text.trim().startsWith("{")) return undefined;
  const parsed = parseJson(text, field.place);
  return parsed.fields && { ...parsed, place: field.place };
}

/** A dictionary of Python comes without the places of what is in it: all of it stands where it does. */
function withFields(field: Field): Field | undefined {
  if (field.fields || !isDictionary(field.value)) return field;
  const { place } = field;
  const inside = Object.entries(field.value).map(([name, value]): [string, Field] => [
    name,
    { value, place },
  ]);
  return dictionary(new Map(inside), place);
}

/** Tells what is special in the values below a field, and notes those that nobody can know. */
export function inspect(field: Field, name: string, keys: Keys): void {
  const { scope } = keys;
  if (field.plain !== undefined && scope.pyyaml && typeof field.value === "number") {
    scope.assumed.push(plainText(name, field.plain, field.value));
  }
  const open = openIn(field);
  if (open !== undefined) keys.report(name, "a value", { ref: open }, { code: "unknown", ...giving(open) });
  for (const [key, each] of field.fields ?? []) inspect(each, `${name}.${key}`, keys);
  for (const [i, each] of (field.items ?? []).entries()) inspect(each, `${name}[${i}]`, keys);
}
