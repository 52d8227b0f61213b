import { type Problem, problem } from "../errors/index.ts";
import { brokenRule } from "../units/index.ts";
import { type Described, type Item, largest, mapItem, type NumberItem } from "./fields.ts";

/** What is done with each value that passes, lists and pairs item by item; the default is to leave it as it is. */
export type Resolve = (value: unknown, item: Item, path: string) => unknown;

/** Fields that need not say what they mean. */
export type BareFields = { readonly [name: string]: Item & Partial<Described> };

/**
 * Checks an object against its fields and fills in defaults. Calls `report` for each mistake: unknown names, missing
 * values, wrong types, values out of range. Of children it is only checked that they are there.
 */
export function checkFields(
  given: object,
  fields: BareFields,
  {
    path,
    report,
    resolve = (value) => value,
  }: { path: string; report: (found: Problem) => void; resolve?: Resolve },
): { [name: string]: unknown } {
  const names = Object.keys(fields);
  for (const name of Object.keys(given)) {
    if (!names.includes(name) && name !== "kind" && name !== "$schema") {
      report(problem("unknown", `${path}.${name}`, `one of ${names.join(", ")}`, name, { words: names }));
    }
  }
  const see: Resolve = (each, item, place) => {
    const rule = ruleBroken(each, item);
    if (!rule) return resolve(each, item, place);
    const words = item.type === "choice" ? item.of : [];
    return report(problem(item.type === "duration" ? "unit" : "range", place, rule, each, { words }));
  };
  const filled: { [name: string]: unknown } = {};
  for (const name of names) {
    const field = fields[name];
    const value = Object.hasOwn(given, name)
      ? (given as { readonly [name: string]: unknown })[name]
      : undefined;
    const absent = value === undefined && (field.optional || field.default !== undefined);
    filled[name] = absent ? field.default : mapItem(value, field, `${path}.${name}`, see);
  }
  return filled;
}

/** What a value would have to be, in words, if it is not. */
function ruleBroken(value: unknown, item: Item): string | undefined {
  switch (item.type) {
    case "number":
      return isNumber(value, item) ? undefined : numberRule(item);
    case "duration":
      return brokenRule(value, item);
    case "choice":
      return item.of.includes(value as string) ? undefined : `one of "${item.of.join('", "')}"`;
    case "spec":
      return value === undefined ? "a spec" : undefined;
    case "list":
      return Array.isArray(value) && value.length >= (item.atLeast ?? 0) && value.length <= 1e6
        ? undefined
        : `a list of ${item.atLeast ?? 0} to 1e6 items`;
    case "pair":
      return Array.isArray(value) && value.length === 2 ? undefined : "a list of two";
  }
}

function isNumber(value: unknown, item: NumberItem): boolean {
  const { above = -Infinity, below = Infinity, min = -largest, max = largest } = item;
  return (
    typeof value === "number" &&
    value > above &&
    value < below &&
    value >= min &&
    value <= max &&
    (!item.whole || Number.isInteger(value))
  );
}

/** `a whole number of at least 1 and below 3` */
function numberRule({ whole, above, below, min, max }: NumberItem): string {
  const limits = Object.entries({ above, below, "of at least": min, "of at most": max });
  const words = limits.flatMap(([word, limit]) => (limit === undefined ? [] : [`${word} ${limit}`]));
  return `a ${whole ? "whole " : ""}number ${words.join(" and ")}`.trim();
}
