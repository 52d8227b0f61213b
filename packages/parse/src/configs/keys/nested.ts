import { dictionary, type Field, type Fields, listOf } from "../text/field.ts";
import { parseJson } from "../text/json.ts";
import { isDictionary } from "./argument.ts";
import type { Keys } from "./keys.ts";
import { giving, openIn, plainText } from "./values.ts";

/** A dictionary of arguments below a key: written as one, or as JSON in a text. */
export function argumentsAt(keys: Keys, name: string): Field | undefined {
  const field = keys.fields.get(name);
  if (!field || field.value === null || field.value === undefined) return undefined;
  const found = typeof field.value === "string" ? fromText(field, field.value) : withFields(field);
  if (!found?.fields) return keys.report(name, "a dictionary", field.value);
  return dictionary(closedFields(found.fields, name, keys), found.place);
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

/** The fields of a dictionary as they are handed on: see {@link closed}. `except` are not. */
export function closedFields(
  fields: Fields,
  name: string,
  keys: Keys,
  except: readonly string[] = [],
): Fields {
  const handed = [...fields].filter(([key]) => !except.includes(key));
  return new Map(
    handed.flatMap(([key, each]): [string, Field][] => {
      const found = closed(each, name === "" ? key : `${name}.${key}`, keys);
      return found ? [[key, found]] : [];
    }),
  );
}

/**
 * A value as it is handed to a scheduler. What the text leaves open in it is filled in where it is known, left out with
 * `partial`, and else noted as a mistake. What PyYAML reads otherwise is told.
 */
export function closed(field: Field, name: string, keys: Keys): Field | undefined {
  if (field.fields) return { ...field, ...dictionary(closedFields(field.fields, name, keys), field.place) };
  if (field.items) {
    const items = field.items.flatMap((each, i) => closed(each, `${name}[${i}]`, keys) ?? []);
    return { ...field, ...listOf(items, field.place) };
  }
  const { scope } = keys;
  if (field.plain !== undefined && scope.pyyaml && typeof field.value === "number") {
    keys.assume(plainText(name, field.plain, field.value));
  }
  const open = openIn(field);
  if (open === undefined) return field;
  if (Object.hasOwn(scope.names, open)) return { ...field, value: scope.names[open] };
  if (!scope.partial)
    return keys.reportAt([name, field.place], "a value", { ref: open }, { code: "unknown", ...giving(open) });
  scope.leftOut.push({ place: field.place, says: `${name} is left out: nothing here sets ${open}.` });
  return undefined;
}
