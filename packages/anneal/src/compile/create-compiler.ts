import { type Problem, problem, refuse } from "../errors/index.ts";
import { type AnyKind, type BareFields, type Curve, checkFields, type Spec } from "../schedules/index.ts";
import { type Horizon, mostSteps } from "../units/index.ts";
import { build } from "./build.ts";

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

const rate = { type: "number", above: 0, optional: true } as const;

/** What a horizon holds. */
const horizonFields: { readonly [K in keyof Required<Horizon>]: BareFields[string] } = {
  steps: { type: "number", whole: true, min: 1, max: mostSteps },
  stepsPerEpoch: rate,
  samplesPerStep: rate,
  tokensPerStep: rate,
};

/**
 * A compiler of just these kinds: what is not named is not bundled, and your own kinds stand beside anneal's. Of two
 * kinds with one name the later one counts. Sentences end with what was probably meant when `suggest` is given.
 *
 * @throws AnnealError when something in the list is not a kind.
 * @example createCompiler([linear, cosine, sequence])(cosine({ from: 1, to: 0, over: 10 }), { steps: 10 }).at(5); // 0.5
 */
export function createCompiler(
  list: readonly AnyKind[],
  suggest: (found: Problem) => Problem = (found) => found,
): Compiler {
  const kinds = new Map<string, AnyKind>();
  list.forEach((each, i) => {
    if (!each?.kind || !each.fields)
      refuse([problem("type", `kinds[${i}]`, "a kind, made by defineKind", each)]);
    kinds.set(each.kind, each);
  });
  const inspect = (spec: unknown, horizon?: Horizon): Inspection => {
    const problems: Problem[] = [];
    if (horizon !== undefined)
      checkFields(Object(horizon), horizonFields, {
        path: "horizon",
        report: (found) => problems.push(found),
      });
    const curve = build(spec, kinds, problems.length > 0 ? undefined : horizon, problems);
    return problems.length > 0 || horizon === undefined
      ? { problems: problems.map(suggest) }
      : { problems, curve };
  };
  const compile = (spec: Spec, horizon: Horizon): Curve => {
    const { problems, curve } = inspect(spec, horizon ?? ({} as Horizon));
    refuse(problems);
    return curve as Curve;
  };
  return Object.assign(compile, { kinds, inspect });
}
