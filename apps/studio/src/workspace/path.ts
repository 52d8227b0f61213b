/** Where a value stands in a spec: `["of", 2, "over"]`. */
export type Path = readonly (string | number)[];

/** A path as one text, to be compared and looked up: `of[2].over`; the root is `""`. */
export const keyOf = (path: Path): string =>
  path.reduce<string>(
    (key, step) => (typeof step === "number" ? `${key}[${step}]` : key === "" ? step : `${key}.${step}`),
    "",
  );

/** The path of a key: `of[2].over` is `["of", 2, "over"]`. */
export const pathOf = (key: string): Path =>
  (key.match(/[^.[\]]+/g) ?? []).map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/**
 * The key that a problem of `check` or a part of a curve names: `sequence.of[2].over` is `of[2].over`, for a spec does
 * not name its own kind. `undefined` for the horizon.
 */
export function keyNamed(path: string): string | undefined {
  if (path === "kind") return "kind";
  if (/^horizon\b/.test(path)) return undefined;
  const rest = /^[^.[]*(.*)$/.exec(path)?.[1] ?? "";
  return rest.startsWith(".") ? rest.slice(1) : rest;
}

/** Whether one key stands at or inside another. */
export const isWithin = (key: string, outer: string): boolean =>
  outer === "" ||
  key === outer ||
  (key.startsWith(outer) && (key[outer.length] === "." || key[outer.length] === "["));

type Open = { readonly [name: string]: unknown };

/** The value at a path, `undefined` where there is none. */
export function getAt(value: unknown, [first, ...rest]: Path): unknown {
  if (first === undefined) return value;
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, first)) return undefined;
  return getAt((value as Open)[first], rest);
}

/** The same value with another one at a path; `undefined` takes a field out. Nothing is changed in place. */
export function setAt<Value>(value: Value, path: Path, next: unknown): Value {
  const [first, ...rest] = path;
  if (first === undefined) return next as Value;
  const inner = rest.length === 0 ? next : setAt(getAt(value, [first]), rest, next);
  if (Array.isArray(value)) {
    const list = value.slice();
    if (inner === undefined) list.splice(Number(first), 1);
    else list[Number(first)] = inner;
    return list as Value;
  }
  if (inner !== undefined) return { ...value, [first]: inner };
  const { [first as keyof Value]: _, ...others } = Object(value) as Value & object;
  return others as Value;
}
