import type { Compiler } from "../compile/index.ts";
import { type Fields, mapItem, type Spec } from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";

type Open = { readonly [field: string]: unknown };
type Runs = readonly (readonly [number, number])[];

/** The same spec with every length, also those that are left out, made `ratio` times as long by `times`. */
export function stretch(
  spec: unknown,
  { kinds }: Compiler,
  { ratio, times }: { readonly ratio: number; readonly times: (duration: Duration) => Duration },
): Spec {
  const stretched = (value: unknown): unknown => {
    const given = value as Open;
    const fields: Fields = kinds.get(given.kind as string)?.fields ?? {};
    const result: { [field: string]: unknown } = { kind: given.kind };
    for (const [name, field] of Object.entries(fields)) {
      const length = field.type === "duration" && field.default !== Infinity ? field.default : undefined;
      const each = given[name] ?? (length || undefined);
      if (each === undefined) continue;
      result[name] = mapItem(each, field, name, (item, { type }) =>
        type === "spec" ? stretched(item) : type === "duration" ? times(item as Duration) : item,
      );
    }
    return given.kind === "table" ? { ...result, runs: stretchedRuns(given.runs as Runs, ratio) } : result;
  };
  return stretched(spec) as Spec;
}

/** Runs of a table over another length; each boundary goes to the nearest step, and what has no step left is gone. */
function stretchedRuns(runs: Runs, ratio: number): Runs {
  let before = 0;
  let after = 0;
  const result: [number, number][] = [];
  runs.forEach(([value, count], k) => {
    before += count;
    const isLast = k === runs.length - 1; // which stays, for it is held
    const end = Math.max(Math.round(before * ratio), isLast ? after + 1 : 0);
    if (end > after) result.push([value, end - after]);
    after = Math.max(after, end);
  });
  return result;
}
