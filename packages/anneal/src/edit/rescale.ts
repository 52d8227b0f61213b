import { compile } from "../compile/index.ts";
import { type Fields, type Item, mapItem, type Spec } from "../schedules/index.ts";
import type { Duration, Horizon } from "../units/index.ts";
import { parseDuration } from "../units/index.ts";
import { brief, type Edited, type EditOptions } from "./edited.ts";

type Open = { readonly [field: string]: unknown };

/**
 * The same shape over another horizon: what took half the run takes half the new one. Shares and `"rest"` stay as
 * written; steps, epochs, samples and tokens are multiplied by the ratio of the horizons.
 *
 * @throws AnnealError when the spec does not compile against the old horizon.
 * @example rescale(linear({ from: 1, to: 0, over: 100 }), { steps: 100 }, { steps: 250 }).spec; // { kind: "linear", from: 1, to: 0, over: 250 }
 */
export function rescale(
  spec: Spec,
  from: Horizon,
  to: Horizon,
  { compiler = compile }: EditOptions = {},
): Edited {
  compiler(spec, from);
  const ratio = to.steps / from.steps;
  const notes = [`every length is ${brief(ratio)} times as long: ${from.steps} steps become ${to.steps}`];
  const scaled = (value: unknown): unknown => {
    const { kind, ...rest } = value as Open;
    const fields: Fields = compiler.kinds.get(kind as string)?.fields ?? {};
    const result: { [field: string]: unknown } = { kind };
    for (const [name, field] of Object.entries(fields)) {
      const given = rest[name] ?? (field.type === "duration" ? field.default : undefined);
      if (given !== undefined && given !== Infinity && given !== 0) {
        result[name] = mapItem(given, field, name, (each: unknown, item: Item) => {
          if (item.type === "spec") return scaled(each);
          return item.type === "duration" ? times(each as Duration, ratio) : each;
        });
      } else if (rest[name] !== undefined) result[name] = rest[name];
    }
    return kind === "table" ? { kind, runs: stretched((value as { runs: Runs }).runs, ratio) } : result;
  };
  const result = scaled(spec) as Spec;
  const text = JSON.stringify(result);
  if (text.includes('"kind":"noise"'))
    notes.push("noise is drawn for each step, so it is not the same noise");
  if (text.includes('"kind":"log"'))
    notes.push("a logarithm over another length bends more or less: its ends stay, its middle moves");
  return { spec: result, notes };
}

function times(duration: Duration, ratio: number): Duration {
  if (typeof duration === "number") return duration * ratio;
  const parsed = parseDuration(duration);
  if (!parsed || parsed.unit === "%") return duration;
  return `${parsed.amount * ratio}${parsed.unit as "ep"}`;
}

type Runs = readonly (readonly [number, number])[];

/** Runs of a table over another length; each boundary goes to the nearest step, and what has no step left is gone. */
function stretched(runs: Runs, ratio: number): Runs {
  let before = 0;
  let after = 0;
  const result: [number, number][] = [];
  for (const [value, count] of runs) {
    before += count;
    const end = Math.round(before * ratio);
    if (end > after) result.push([value, end - after]);
    after = Math.max(after, end);
  }
  return result;
}
