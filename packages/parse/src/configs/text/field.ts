import type { Argument, Dictionary } from "anneal/convert";
import type { Place } from "../../reading.ts";

/** A value of a config, and where it stands. */
export interface Field {
  /** What it is to a scheduler: texts, numbers, lists and dictionaries. */
  readonly value: Argument;
  readonly place: Place;
  /** Where its key stands. */
  readonly key?: Place;
  /** How its key is written, where that differs from its name: `--warmup-ratio`. */
  readonly written?: string;
  /** What stands in it, if it is a dictionary. */
  readonly fields?: Fields;
  /** What stands in it, if it is a list. */
  readonly items?: readonly Field[];
  /** A plain number as it is written, where PyYAML reads it as text: `3e-4`. */
  readonly plain?: string;
  /** In a command line: a variable in it that nothing sets, so that nobody knows its value. */
  readonly unset?: string;
  /** In a command line: a variable that was taken at its default. */
  readonly otherwise?: string;
  /** Where the same key stood before. */
  readonly before?: Place;
}

/** The keys of a dictionary, or the flags of a command line: hyphens in the names of flags are underscores here. */
export type Fields = ReadonlyMap<string, Field>;

/** How a config is written. A dictionary of Python code counts as `"python"`. */
export type Notation = "json" | "yaml" | "flags" | "python";

/** A dictionary and its plain value. A key such as `__proto__` is a key like any other. */
export function dictionary(fields: Fields, place: Place): Field {
  const value: Dictionary = Object.fromEntries([...fields].map(([name, field]) => [name, field.value]));
  return { value, place, fields };
}

/** A list and its plain value. */
export const listOf = (items: readonly Field[], place: Place): Field => ({
  value: items.map((item) => item.value),
  place,
  items,
});

/** Where the values in a field stand, by their paths below `path`, to a depth where nobody looks further. */
export function placesIn(field: Field, path: string, depth = 4): [string, Place][] {
  const own: [string, Place] = [path, field.place];
  if (depth === 0) return [own];
  const inside = [...(field.fields ?? [])].map(([name, each]) =>
    placesIn(each, `${path}.${name}`, depth - 1),
  );
  const listed = (field.items ?? []).map((each, i) => placesIn(each, `${path}[${i}]`, depth - 1));
  return [own, ...[...inside, ...listed].flat()];
}
