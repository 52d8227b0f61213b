import type { AnnealError, Problem } from "anneal";
import { type Argument, type Call, type Framework, frameworks } from "anneal/convert";
import { lastPart } from "./configs/keys/found.ts";
import type { Found, LeftOut } from "./reading.ts";

/**
 * A scheduler without the arguments that the text leaves open or that it does not have, so that its defaults hold; undefined
 * where an error is about something else.
 */
export function withoutUnknown(
  found: Found,
  error: AnnealError,
  located: AnnealError,
): { readonly found: Found; readonly leftOut: readonly LeftOut[] } | undefined {
  const wrong = error.problems.flatMap((problem, i) =>
    isUnknown(problem, found) ? [{ path: problem.path, says: located.problems[i].message }] : [],
  );
  if (wrong.length === 0) return undefined;
  const call = wrong.reduce((at, { path }) => without(at, path, found.framework), found.call);
  const leftOut = wrong.map(({ path, says }) => ({
    place: Object.hasOwn(found.places, path) ? found.places[path] : found.place,
    says: `${says}; it is left out`,
  }));
  return { found: { ...found, call }, leftOut };
}

const isUnknown = ({ code, path }: Problem, { open = {}, places }: Found): boolean =>
  Object.hasOwn(open, path) || (code === "unknown" && Object.hasOwn(places, path) && path.includes("."));

/** A call without the argument at a path such as `SequentialLR.schedulers[0].gamma`. */
function without(call: Call, path: string, framework: Framework): Call {
  const [, ...steps] = path.match(/[^.[\]]+/g) ?? [];
  return dropped(call, steps, framework) as Call;
}

function dropped(value: Argument, [step, ...rest]: readonly string[], framework: Framework): Argument {
  const inside = (part: Argument): Argument =>
    rest.length === 0 ? undefined : dropped(part, rest, framework);
  if (Array.isArray(value)) return value.map((each, i) => (String(i) === step ? inside(each) : each));
  if (typeof value !== "object" || value === null) return value;
  if (!isCall(value)) return entry(value as Entries, step, inside);
  const { args = [], kwargs = {} } = value;
  if (Object.hasOwn(kwargs, step)) return { ...value, kwargs: entry(kwargs, step, inside) };
  const params = paramsOf(framework, lastPart(value.name));
  return { ...value, args: args.map((each, i) => (params[i] === step ? inside(each) : each)) };
}

type Entries = { readonly [name: string]: Argument };

/** An entry changed, or left out where nothing remains of it. */
const entry = (entries: Entries, name: string, change: (value: Argument) => Argument): Entries =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([key, value]) => {
      const now = key === name ? change(value) : value;
      return now === undefined ? [] : [[key, now]];
    }),
  );

const isCall = (value: object): value is Call => "name" in value && ("args" in value || "kwargs" in value);

const paramsOf = (framework: Framework, name: string): readonly string[] =>
  Object.hasOwn(frameworks[framework], name)
    ? frameworks[framework][name].params
    : (frameworks.torch[name]?.params ?? []);
