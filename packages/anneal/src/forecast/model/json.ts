import { type Problem, problem, refuse } from "../../errors/index.ts";
import { laws } from "../laws/laws.ts";
import { type Fitted, fittedVersion } from "./fitted.ts";

/** Fitted laws as JSON text, with the version of the format first. */
export const fittedToJson = (fitted: Fitted): string => `${JSON.stringify(fitted, null, 2)}\n`;

/**
 * Fitted laws from JSON text, or from what a JSON parser returned.
 *
 * @throws AnnealError with one sentence on the first thing that is wrong: no JSON, an unknown version, a law that does not
 * exist, parameters that mean nothing.
 * @example fittedFromJson("{}"); // throws: law.version: expected 1, received nothing
 */
export function fittedFromJson(source: unknown): Fitted {
  const value = typeof source === "string" ? parsed(source) : source;
  const wrong = firstWrong(value);
  if (wrong !== undefined) refuse([wrong]);
  return value as Fitted;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return refuse([problem("type", "law", "JSON", text, { note: (error as Error).message })]);
  }
}

type Loose = { readonly [name: string]: unknown };

/** Says what is wrong with a value at a path, or nothing. */
type Check = (value: unknown, path: string) => Problem | undefined;

const isObject = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const number =
  (rule: string, right: (value: number) => boolean): Check =>
  (value, path) =>
    typeof value === "number" && Number.isFinite(value) && right(value)
      ? undefined
      : problem("range", path, rule, value);

const share = number("a number from 0 to 1", (x) => x >= 0 && x <= 1);
const above0 = number("a number above 0", (x) => x > 0);
const atLeast0 = number("a number of at least 0", (x) => x >= 0);
const any = number("a number", () => true);
const count = number("a whole number above 0", (x) => Number.isInteger(x) && x > 0);
const text: Check = (value, path) =>
  typeof value === "string" && value.length <= 10_000 ? undefined : problem("type", path, "a text", value);
const flag: Check = (value, path) =>
  typeof value === "boolean" ? undefined : problem("type", path, "true or false", value);

const list =
  (each: Check, least: number): Check =>
  (value, path) => {
    if (!Array.isArray(value) || value.length < least || value.length > 10_000) {
      return problem("type", path, `a list of ${least} to 10000`, value);
    }
    return first(value.map((item, i) => () => each(item, `${path}[${i}]`)));
  };

/** The first problem of several checks, made one after another. */
function first(checks: readonly (() => Problem | undefined)[]): Problem | undefined {
  for (const check of checks) {
    const found = check();
    if (found !== undefined) return found;
  }
  return undefined;
}

const fields =
  (checks: { readonly [name: string]: Check }): Check =>
  (value, path) => {
    if (!isObject(value)) return problem("type", path, "an object", value);
    return first(
      Object.entries(checks).map(
        ([name, check]) =>
          () =>
            check(Object.hasOwn(value, name) ? value[name] : undefined, `${path}.${name}`),
      ),
    );
  };

const across = fields({ peak: above0, a: any, c: any });

const lawFit: Check = (value, path) => {
  const found = fields({
    exponent: number("a number above 0 and at most 2", (x) => x > 0 && x <= 2),
    objective: atLeast0,
    points: count,
  })(value, path);
  if (found !== undefined) return found;
  const { law: name, values, across: powers } = value as Loose;
  if (typeof name !== "string" || !Object.hasOwn(laws, name)) {
    return problem("unknown", `${path}.law`, `one of ${Object.keys(laws).join(", ")}`, name);
  }
  const { parameters } = laws[name as keyof typeof laws];
  if (!Array.isArray(values) || values.length !== parameters.length) {
    return problem("size", `${path}.values`, `${parameters.length} numbers, as ${name} has`, values);
  }
  return first([
    ...parameters.map(
      ({ positive }, i) =>
        () =>
          (positive ? atLeast0 : any)(values[i], `${path}.values[${i}]`),
    ),
    () => (powers === undefined ? undefined : across(powers, `${path}.across`)),
  ]);
};

const member: Check = (value, path) =>
  lawFit(value, path) ??
  (["mpl", "convex4"].includes((value as Loose).law as string)
    ? fields({ weight: share, doubt: share })(value, path)
    : problem("unknown", `${path}.law`, "mpl or convex4", (value as Loose).law));

const runFacts = fields({ name: text, updates: count, peak: above0, final: any, falls: flag });

function firstWrong(value: unknown): Problem | undefined {
  if (!isObject(value)) return problem("type", "law", "an object", value);
  if (value.version !== fittedVersion)
    return problem("range", "law.version", `${fittedVersion}`, value.version);
  const found = fields({
    members: list(member, 1),
    beside: list(lawFit, 0),
    runs: list(runFacts, 1),
    floor: atLeast0,
    warnings: list(text, 0),
  })(value, "law");
  if (found !== undefined) return found;
  for (const name of ["weight", "doubt"]) {
    const sum = (value.members as Loose[]).reduce((all, each) => all + (each[name] as number), 0);
    if (Math.abs(sum - 1) > 1e-6)
      return problem("range", `law.members.${name}`, "shares that add up to 1", sum);
  }
  return undefined;
}
