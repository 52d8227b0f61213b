/** A finite number; with `above` it must be greater, with `min` and `max` it must lie between (both included). */
export interface NumberItem {
  readonly type: "number";
  readonly above?: number;
  readonly below?: number;
  readonly min?: number;
  readonly max?: number;
  readonly whole?: true;
}

/** A Duration; `rest` allows `"rest"`, `positive` forbids 0. */
export interface DurationItem {
  readonly type: "duration";
  readonly rest?: true;
  readonly positive?: true;
}

/** One of a few words. */
export interface ChoiceItem {
  readonly type: "choice";
  readonly of: readonly string[];
}

/** Another spec. */
export interface SpecItem {
  readonly type: "spec";
}

/** A list of at least `atLeast` (0) items. */
export interface ListItem {
  readonly type: "list";
  readonly of: Item;
  readonly atLeast?: number;
}

/** A list of exactly two. */
export interface PairItem {
  readonly type: "pair";
  readonly of: readonly [Item, Item];
}

/** What a value may be. */
export type Item = NumberItem | DurationItem | ChoiceItem | SpecItem | ListItem | PairItem;

/** What every field says of itself. A field without `default` and without `optional` is required. */
export interface Described {
  /** What it means, in a few words, with its unit. */
  readonly says: string;
  /** The value that an absent field stands for. Infinity means "for ever" or "no limit". */
  readonly default?: number | string;
  /** May be absent, and then means what `says` says. */
  readonly optional?: true;
}

/** One field of a kind or a recipe. */
export type Field = Item & Described;
export type NumberField = NumberItem & Described;
export type DurationField = DurationItem & Described;
export type ListField = ListItem & Described;

/** The fields of a kind or a recipe, by name. */
export type Fields<Names extends PropertyKey = string> = { readonly [N in Names]: Field };

/** The least and largest level: beyond it a difference or a slope could overflow. */
export const largest = 1e100;

/** Calls `see` for a value and, in lists and pairs, for each item; returns what it made of them, lists as lists. */
export function mapItem(
  value: unknown,
  item: Item,
  path: string,
  see: (value: unknown, item: Item, path: string) => unknown,
): unknown {
  const seen = see(value, item, path);
  if ((item.type !== "list" && item.type !== "pair") || !Array.isArray(value) || value.length > 1e6)
    return seen;
  // Array.from sees holes, which map would skip.
  return Array.from(value, (each, i) => {
    const inner = item.type === "list" ? item.of : item.of[i];
    return inner && mapItem(each, inner, `${path}[${i}]`, see);
  });
}
