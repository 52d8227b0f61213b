import type { Field, Fields } from "../configs/index.ts";
import type { Place } from "../reading.ts";
import { type Env, needsOf } from "./env.ts";
import { textOf } from "./nodes.ts";
import type { Entry, Value } from "./values.ts";

type PlaceAt = (offset: number) => Place;

/** Entries of a dictionary, or arguments by name, as the fields that readers of configs take. */
export const fieldsOf = (entries: readonly Entry[], env: Env, placeAt: PlaceAt): Fields =>
  new Map(
    entries.map(({ key, value, from }) => [key, { ...fieldOf(value, env, placeAt), key: placeAt(from) }]),
  );

/** A value as a field: what the text leaves open is a field that nothing sets. */
export function fieldOf(value: Value, env: Env, placeAt: PlaceAt): Field {
  const place = placeAt(value.from);
  switch (value.kind) {
    case "plain":
      return { value: value.value, place };
    case "list": {
      const items = value.items.map((each) => fieldOf(each, env, placeAt));
      return { value: items.map((each) => each.value), place, items };
    }
    case "dict": {
      const fields = fieldsOf(value.entries, env, placeAt);
      const plain = Object.fromEntries([...fields].map(([key, field]) => [key, field.value]));
      return { value: plain, place, fields };
    }
    case "open":
      return member(value.text) ?? { value: { ref: value.text }, place, unset: value.needs.join(" and ") };
    default: {
      const ref = textOf(env.text, value.node);
      return { value: { ref }, place, unset: needsOf(value, env).join(" and ") || ref };
    }
  }

  /** A member of an enumeration is a word: readers know them. */
  function member(text: string): Field | undefined {
    return /^(\w+\.)*(SchedulerType|OptimizerNames)\.[A-Z_]+$/.test(text)
      ? { value: text, place }
      : undefined;
  }
}
