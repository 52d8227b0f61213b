import type { Field } from "./configs/text/field.ts";
import { parseYaml } from "./configs/text/yaml.ts";

/**
 * YAML as plain values, `undefined` for an empty text. A number is a number however it is written: `3e-4` too, which
 * Python's loaders take for a text.
 *
 * @throws AnnealError at the first mistake, with its line and column.
 */
export function plainYaml(text: string): unknown {
  const field = parseYaml(text);
  return field && plainOf(field);
}

function plainOf({ value, fields, items, plain }: Field): unknown {
  if (fields) return Object.fromEntries([...fields].map(([name, field]) => [name, plainOf(field)]));
  if (items) return items.map(plainOf);
  return plain === undefined ? value : Number(plain);
}
