import { type Spec, toJson } from "anneal";
import { type Grouped, nameOfGrouped } from "../../input/group-sources.ts";
import { SpecProblems, withoutRootNames } from "../../input/layers.ts";
import { refusePlan, withHints } from "../../input/plans.ts";
import { tellNotes } from "../../output/notes.ts";
import { UsageError } from "../../output/usage-error.ts";
import type { Context, Options } from "../context.ts";
import { deliver } from "./deliver.ts";

/** Prints specs as the text of a file, with what to know of them. They need no length of the run. */
export async function printSpecs(all: readonly Grouped[], options: Options, context: Context): Promise<void> {
  await deliver(
    all.map((sources) => specText(sources, context)),
    options,
    context,
  );
  for (const sources of all) {
    const notes = sources[0].foreign?.converted.notes ?? [];
    tellNotes(context.io, notes, all.length > 1 ? nameOfGrouped(sources) : undefined);
  }
}

function specText(sources: Grouped, { compiler }: Context): string {
  const [{ name, spec }, ...more] = sources;
  refusePlan(spec, name);
  const { problems } = compiler.inspect(spec);
  if (problems.length > 0) throw new SpecProblems(name, withHints(problems));
  if (more.length === 0) return toJson(withoutRootNames(spec as Spec));
  throw new UsageError(
    `a spec file holds one schedule; ${nameOfGrouped(sources)} has ${sources.length} parameter groups`,
    "--group 1 takes the first; --json has all",
  );
}
