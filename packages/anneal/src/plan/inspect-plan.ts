import { type Compiler, compile } from "../compile/index.ts";
import { didYouMean, type Problem, problem } from "../errors/index.ts";
import { patternProblems } from "../names/index.ts";
import { type Curve, flat, largest } from "../schedules/index.ts";
import type { Horizon } from "../units/index.ts";
import { type LevelName, levelProblem } from "./levels.ts";
import { type Curves, makePlan, type Plan } from "./plan.ts";
import { reroot } from "./reroot.ts";
import type { GroupSpec } from "./spec.ts";

/** What came of looking at a plan: every mistake, or else the plan. */
export interface PlanInspection {
  readonly problems: readonly Problem[];
  /** There when a horizon was given and nothing is wrong. */
  readonly plan?: Plan;
}

type Mistakes = undefined | Problem | readonly Problem[];
/** Reads the value of one field and says what is wrong with it. */
type Read = (value: unknown, path: string, name: string) => Mistakes;
type Fields = { readonly [name: string]: Read };

/** A reader of plain values. */
const is =
  (type: string): Read =>
  (value, path) =>
    typeof value === type ? undefined : problem("type", path, `a ${type}`, value);
const multiplier: Read = (value, path) =>
  typeof value === "number" && value > 0 && value <= largest
    ? undefined
    : problem("range", path, 'a number above 0, or "frozen": true', value);
const version: Read = (value, path) => (value === 1 ? undefined : problem("range", path, "1", value));
const pattern = (value: unknown, path: string): Problem | readonly Problem[] =>
  typeof value === "string"
    ? patternProblems(value, path)
    : problem("type", path, "a pattern or a list of patterns", value);
const match: Read = (value, path) =>
  Array.isArray(value) && value.length > 0
    ? value.flatMap((each, i) => pattern(each, `${path}[${i}]`))
    : pattern(value, path);

/** Every mistake in an object: its unknown fields, the one that must be there, and what each field says. */
function readFields(value: unknown, path: string, fields: Fields, needed: string): readonly Problem[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [problem("type", path, `an object with ${needed}`, value)];
  }
  const entries = Object.entries({ [needed]: undefined, ...value });
  return entries.flatMap(([field, item]) => {
    const at = `${path}.${field}`;
    if (item === undefined)
      return field === needed ? problem("missing", at, `${needed} to be given`, item) : [];
    if (Object.hasOwn(fields, field)) return fields[field](item, at, field) ?? [];
    const names = Object.keys(fields);
    return problem("unknown", at, `one of ${names.join(", ")}`, field, didYouMean(field, names));
  });
}

/**
 * Every mistake of anything that should be a plan, without throwing; the plan itself when a horizon is given and there
 * is no mistake. Without a horizon lengths are not added up.
 *
 * @example inspectPlan({ lr: 0.1, momentun: 0.9 }).problems[0].path; // "plan.momentun"
 */
export function inspectPlan(plan: unknown, horizon?: Horizon, compiler: Compiler = compile): PlanInspection {
  // What the compiler says of no spec at all: what is left is the horizon's.
  const ofHorizon = compiler.inspect(0, horizon).problems.filter(({ path }) => path.startsWith("horizon"));
  const usable = ofHorizon.length > 0 ? undefined : horizon;
  const levels = (curves: { [L in string]: Curve }): Fields => {
    const read: Read = (value, path, field) => {
      const isNumber = typeof value === "number" && Math.abs(value) <= largest;
      const { curve, problems } = isNumber
        ? { curve: { ...flat(value, Number.POSITIVE_INFINITY), kind: "constant", path }, problems: [] }
        : compiler.inspect(value, usable);
      if (curve === undefined) return problems.map((each) => reroot(each, value, path));
      curves[field] = curve;
      return levelProblem(curve, field as LevelName, path, isNumber || !usable ? 1 : usable.steps);
    };
    return { lr: read, momentum: read, beta1: read, beta2: read, weightDecay: read };
  };
  const base: { [L in string]: Curve } = {};
  const groups: (readonly [GroupSpec, Curves])[] = [];
  const readGroups: Read = (value, path) => {
    if (!Array.isArray(value)) return problem("type", path, "a list of groups", value);
    return value.flatMap((group, i) => {
      const curves = {};
      groups.push([group, curves]);
      return readFields(
        group,
        `${path}[${i}]`,
        { name: is("string"), match, multiplier, frozen: is("boolean"), ...levels(curves) },
        "match",
      );
    });
  };
  const ofBase = levels(base);
  const fields = { ...ofBase, batchSize: ofBase.lr, groups: readGroups, version, $schema: is("string") };
  const problems = [...ofHorizon, ...readFields(plan, "plan", fields, "lr")];
  return problems.length > 0 || usable === undefined
    ? { problems }
    : { problems, plan: makePlan(base, groups) };
}
