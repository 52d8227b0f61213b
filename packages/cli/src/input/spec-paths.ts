import type { Problem } from "anneal";
import { flagOf } from "../names/flags.ts";
import type { Source } from "./sources.ts";

/**
 * Mistakes in a spec that flags made, told with the flags: the user never wrote `sequence.of[0].over`. A place in the
 * spec belongs to the flag whose value stands there; of several flags with one value, each is told once, in order.
 */
export function toldWithFlags(problems: readonly Problem[], source: Source): readonly Problem[] {
  const { values } = source;
  if (values === undefined) return problems;
  const told = new Set<string>();
  return problems.map((found) => {
    const here = JSON.stringify(valueAt(source.spec, found.path));
    const matching = Object.entries(values).filter(
      ([, value]) =>
        JSON.stringify(value) === here ||
        (Array.isArray(value) && value.some((each) => JSON.stringify(each) === here)),
    );
    const [field] = matching.find(([name]) => !told.has(name)) ?? matching[0] ?? [];
    if (here === undefined || field === undefined) return found;
    told.add(field);
    return atFlag(found, flagOf(field));
  });
}

function atFlag(found: Problem, path: string): Problem {
  const { suggestion, ...rest } = found;
  const message = `${path}: expected ${found.expected}, received ${found.received}`;
  // That a warmup may take the whole run is true and no help.
  const helps = suggestion !== undefined && !suggestion.includes('"100%"');
  return { ...rest, path, message, ...(helps && { suggestion }) };
}

/** The value at a path such as `sequence.of[0].over`: the first word is the kind of the whole spec. */
function valueAt(spec: unknown, path: string): unknown {
  const [, ...names] = path.match(/[^.[\]]+/g) ?? [];
  return names.reduce<unknown>(
    (value, name) => (value as { [name: string]: unknown } | undefined)?.[name],
    spec,
  );
}
