/**
 * The JSON text of a value with the fields of every object in alphabetical order, so that equal values have equal
 * texts. Fields that are `undefined` are left out, as JSON does.
 */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    isPlain(each) ? Object.fromEntries(Object.entries(each).sort(byName)) : each,
  );
}

const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const byName = ([one]: [string, unknown], [other]: [string, unknown]): number =>
  one < other ? -1 : Number(one > other);
