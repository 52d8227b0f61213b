import type { Compiler, Horizon, RunFacts, Spec } from "anneal";
import { type Grouped, nameOfGrouped } from "../../input/group-sources.ts";
import { layerOf, withoutRootNames } from "../../input/layers.ts";
import { UsageError } from "../../output/usage-error.ts";
import type { Written } from "./export.ts";

/** One schedule for programs: what was read, what it really does, and its code where one was asked for. */
export function asJson(
  { sources, written }: { readonly sources: Grouped; readonly written?: Written },
  facts: RunFacts,
  compiler: Compiler,
): object {
  const [{ foreign }] = sources;
  const specs = sources.map(({ spec }) => withoutRootNames(spec as Spec));
  const horizon = horizonIfKnown(sources, facts, compiler);
  return {
    name: nameOfGrouped(sources),
    ...(horizon && { horizon }),
    ...(foreign && {
      format: foreign.format,
      framework: foreign.framework,
      scheduler: foreign.scheduler,
      place: foreign.place,
      context: foreign.context,
      assumed: foreign.assumed,
      leftOut: foreign.leftOut,
    }),
    converted: foreign ? { ...foreign.converted, groups: specs } : { groups: specs, notes: [] },
    ...(written && { exported: { ...written.exported, notes: written.notes } }),
  };
}

/** The run, where flags or the schedule itself tell it. Throws what is wrong with the spec. */
function horizonIfKnown([source]: Grouped, facts: RunFacts, compiler: Compiler): Horizon | undefined {
  try {
    return layerOf(source, facts, compiler).horizon;
  } catch (error) {
    if (error instanceof UsageError && / needs the length of the run$/.test(error.message)) return undefined;
    throw error;
  }
}
