import type { AnySpec, Compiler, Curve, Horizon, Problem, RunFacts, Spec } from "anneal";
import { formatSteps } from "anneal/describe";
import { inFlags } from "../names/flags.ts";
import { UsageError } from "../output/usage-error.ts";
import { horizonOf, saysLength } from "./run-facts.ts";
import type { Source } from "./sources.ts";

/** A spec that has been compiled for a run. */
export interface Layer {
  readonly name: string;
  readonly spec: Spec;
  readonly horizon: Horizon;
  readonly curve: Curve;
  /** How the horizon was found, in words. */
  readonly says: readonly string[];
}

/** Mistakes of one spec. */
export class SpecProblems extends Error {
  override readonly name = "SpecProblems";
  readonly source: string;
  readonly problems: readonly Problem[];

  constructor(source: string, problems: readonly Problem[]) {
    super(problems.map((each) => each.message).join("\n"));
    this.source = source;
    this.problems = problems;
  }
}

/**
 * Compiles a spec for the run that the flags describe. Without a length of the run, the spec's own length in steps is
 * taken if it has one.
 *
 * @throws SpecProblems with every mistake of the spec; UsageError when the length of the run is not known.
 */
export function layerOf(source: Source, facts: RunFacts, compiler: Compiler): Layer {
  const { problems } = compiler.inspect(source.spec);
  if (problems.length > 0)
    throw new SpecProblems(
      source.name,
      problems.map((each) => inFlags(each, source.form?.form)),
    );
  const spec = withoutRootNames(source.spec as AnySpec);
  const { horizon, says } = saysLength(facts)
    ? horizonOf(facts)
    : ownHorizon(spec, facts, { source, compiler });
  const inspection = compiler.inspect(spec, horizon);
  if (inspection.curve === undefined)
    throw new SpecProblems(source.name, inspection.problems.map(withRateFlags));
  return { name: source.name, spec, horizon, curve: inspection.curve, says };
}

/** The flags from which a rate of the horizon is found. */
const rateFlags: { readonly [rate: string]: string } = {
  stepsPerEpoch: "--dataset and --batch",
  samplesPerStep: "--batch",
  tokensPerStep: "--tokens-per-step",
};

/** A mistake that a rate is missing, with the flags that give it. */
function withRateFlags(found: Problem): Problem {
  const flags = rateFlags[/^horizon\.(\w+) to be given$/.exec(found.expected)?.[1] ?? ""];
  return flags === undefined ? found : { ...found, suggestion: `add ${flags}` };
}

/** `version` and `$schema` belong to the file, not to the schedule. */
export function withoutRootNames(spec: AnySpec): Spec {
  const {
    version: _,
    $schema: __,
    ...rest
  } = spec as AnySpec & { readonly version?: unknown; readonly $schema?: unknown };
  return rest as Spec;
}

function ownHorizon(
  spec: Spec,
  facts: RunFacts,
  { source, compiler }: { readonly source: Source; readonly compiler: Compiler },
): { readonly horizon: Horizon; readonly says: readonly string[] } {
  const span = ownSpan(spec, compiler);
  if (span === undefined) {
    throw new UsageError(
      `${source.name} needs the length of the run`,
      "add --steps 10k, or --epochs with --dataset and --batch, or --tokens with --tokens-per-step",
    );
  }
  const steps = Math.max(1, Math.ceil(span));
  const found = horizonOf({ ...facts, steps });
  return {
    horizon: found.horizon,
    says: [
      ...found.says,
      `${formatSteps(steps)} ${steps === 1 ? "step is" : "steps are"} the spec's own length; --steps gives the run another`,
    ],
  };
}

/** The length of a spec that is written in steps alone; `undefined` when it depends on the run or never ends. */
function ownSpan(spec: Spec, compiler: Compiler): number | undefined {
  if (dependsOnRun(spec, compiler)) return undefined;
  const span = compiler.inspect(spec, { steps: 1 }).curve?.span;
  return span !== undefined && span > 0 && Number.isSafeInteger(Math.ceil(span)) ? span : undefined;
}

/** Whether some length is written with a unit, or left to a default that is. */
function dependsOnRun(spec: AnySpec, compiler: Compiler): boolean {
  const fields = compiler.kinds.get(spec.kind)?.fields ?? {};
  const given = spec as unknown as { readonly [name: string]: unknown };
  const depends = (value: unknown, item: { readonly type: string; readonly of?: unknown }): boolean => {
    if (item.type === "duration") return typeof value === "string";
    if (item.type === "spec") return dependsOnRun(value as AnySpec, compiler);
    if (item.type !== "list" && item.type !== "pair") return false;
    return (value as readonly unknown[]).some((each, i) =>
      depends(each, (item.type === "list" ? item.of : (item.of as readonly unknown[])[i]) as never),
    );
  };
  return Object.entries(fields).some(([name, field]) => {
    const value = given[name] ?? field.default;
    return value !== undefined && depends(value, field);
  });
}
