import { basename } from "node:path";
import type { AnySpec, Compiler, Curve, Horizon, Problem, RunFacts, Spec } from "anneal";
import { formatSteps } from "anneal/describe";
import { inFlags } from "../names/flags.ts";
import { UsageError } from "../output/usage-error.ts";
import type { Foreign } from "./foreign/foreign.ts";
import { refusePlan, withHints } from "./plans.ts";
import { horizonOf, saysLength } from "./run-facts.ts";
import type { Source } from "./sources.ts";
import { toldWithFlags } from "./spec-paths.ts";

/** A spec that has been compiled for a run. */
export interface Layer {
  readonly name: string;
  readonly spec: Spec;
  readonly horizon: Horizon;
  readonly curve: Curve;
  /** It was built from flags, so that places in its spec say nothing to the user. */
  readonly short?: boolean;
  /** The scheduler of a framework that it was read from, and which parameter group of it it is. */
  readonly foreign?: Foreign;
  readonly group?: number;
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
  refusePlan(source.spec, source.name);
  const { problems } = compiler.inspect(source.spec);
  if (problems.length > 0)
    throw new SpecProblems(
      source.name,
      toldWithFlags(
        withHints(problems).map((each) => inFlags(each, source.form?.form)),
        source,
      ),
    );
  const spec = withoutRootNames(source.spec as AnySpec);
  const { horizon, says } = saysLength(facts)
    ? horizonOf(facts)
    : ownHorizon(spec, facts, { source, compiler });
  const inspection = compiler.inspect(spec, horizon);
  if (inspection.curve === undefined)
    throw new SpecProblems(source.name, toldWithFlags(inspection.problems.map(withRateFlags), source));
  const short = source.form !== undefined;
  const { foreign, group } = source;
  return {
    name: source.name,
    short,
    spec,
    horizon,
    curve: inspection.curve,
    says,
    ...(foreign && { foreign, group }),
  };
}

/** What a warning says: after the name of its schedule, and its place there unless flags made it. */
export function warningOf(message: string, { name, short }: Pick<Layer, "name" | "short">): string {
  const [, path, says] = /^([^ ]+): (.*)$/s.exec(message) ?? [];
  if (says === undefined) return `${name}: ${message}`;
  return short || path === name ? `${name}: ${says}` : `${name}: ${message}`;
}

/** A rate of the horizon in words, and the flags from which it is found. */
const rateFlags: { readonly [rate: string]: readonly [rate: string, flags: string] } = {
  stepsPerEpoch: ["the steps of an epoch", "--steps-per-epoch, or --dataset and --batch"],
  samplesPerStep: ["the samples of a step", "--batch"],
  tokensPerStep: ["the tokens of a step", "--tokens-per-step, or --tokens-per-sample and --batch"],
};

/** A mistake that a rate is missing, with the flags that give it. */
export function withRateFlags(found: Problem): Problem {
  const words = rateFlags[/^horizon\.(\w+) to be given$/.exec(found.expected)?.[1] ?? ""];
  if (words === undefined) return found;
  const [rate, flags] = words;
  const expected = `${rate} to be known`;
  const message = `${found.path}: expected ${expected}, received ${found.received}`;
  return { ...found, expected, suggestion: `add ${flags}`, message };
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
  const span = foreignSteps(source.foreign) ?? ownSpan(spec, compiler);
  // 1e9 is how MMEngine writes "without an end".
  if (span === undefined || (source.foreign !== undefined && span >= 1e9)) {
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
      `${formatSteps(steps)} ${steps === 1 ? "step is" : "steps are"} ${source.foreign ? basename(source.name) : "the spec"}'s own length; --steps gives the run another`,
    ],
  };
}

/** The length of the run as a framework's text tells it: its steps, or those after which the scheduler may not step. */
function foreignSteps(foreign: Foreign | undefined): number | undefined {
  const told = foreign?.context.horizon?.steps;
  if (told !== undefined) return told;
  const { stops, notes = [] } = foreign?.converted ?? {};
  if (stops !== undefined && stops > 1) return stops - 1;
  // One that freezes one step short of its end is as long as if it did not.
  const frozen = notes.find(({ code, step }) => code === "never-reaches" && step !== undefined)?.step;
  return frozen === undefined || frozen < 1 ? undefined : frozen + 1;
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
