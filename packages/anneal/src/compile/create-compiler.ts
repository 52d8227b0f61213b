import { type Problem, problem, refuse } from "../errors/index.ts";
import { type AnyKind, type AnySpec, type Curve, flat, finish, type Spec } from "../schedules/index.ts";
import { type Horizon, horizonProblems } from "../units/index.ts";
import { Building } from "./building.ts";
import { inspectTree } from "./inspect-tree.ts";

/** What came of looking at a spec: every mistake, or else the curve. */
export interface Inspection {
  readonly problems: readonly Problem[];
  /** There when a horizon was given and nothing is wrong. */
  readonly curve?: Curve;
}

/** Compiles specs of the kinds that it knows. */
export interface Compiler {
  (spec: Spec, horizon: Horizon): Curve;
  /** The kinds that it knows, by name. */
  readonly kinds: ReadonlyMap<string, AnyKind>;
  /** Every mistake of anything that should be a spec, without throwing. Without a horizon lengths are not added up. */
  readonly inspect: (spec: unknown, horizon?: Horizon) => Inspection;
}

/**
 * A compiler of just these kinds: what is not named is not bundled, and your own kinds stand beside anneal's.
 *
 * @throws AnnealError when something in the list is not a kind, or two have the same name.
 * @example createCompiler([linear, cosine, sequence])(cosine({ from: 1, to: 0, over: 10 }), { steps: 10 }).at(5); // 0.5
 */
export function createCompiler(list: readonly AnyKind[]): Compiler {
  const kinds = new Map<string, AnyKind>();
  const wrong: Problem[] = [];
  list.forEach((each, i) => {
    if (typeof each?.kind !== "string" || typeof each.compile !== "function" || typeof each.fields !== "object") {
      wrong.push(problem("type", `kinds[${i}]`, "a kind, made by defineKind", each));
    } else if (kinds.has(each.kind)) {
      wrong.push(problem("order", `kinds[${i}]`, "each name once", each.kind));
    } else kinds.set(each.kind, each);
  });
  refuse(wrong);
  const inspect = (spec: unknown, horizon?: Horizon): Inspection => {
    const problems = [...inspectTree(spec, kinds), ...(horizon === undefined ? [] : horizonProblems(horizon))];
    if (problems.length > 0 || horizon === undefined) return { problems };
    const building = new Building(kinds, horizon);
    const root = spec as AnySpec;
    const curve = building.build(root, root.kind, horizon.steps);
    return building.problems.length > 0 ? { problems: building.problems } : { problems, curve };
  };
  const compile = (spec: Spec, horizon: Horizon): Curve => {
    const { problems, curve } = inspect(spec, horizon ?? null);
    refuse(problems);
    return curve ?? finish(flat(0, 0), "", "", 0);
  };
  return Object.assign(compile, { kinds, inspect });
}
