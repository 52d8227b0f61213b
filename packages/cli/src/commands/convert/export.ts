import { AnnealError, type Compiler, pin, type Spec } from "anneal";
import {
  type Converted,
  type Exported,
  type ExportOptions,
  type Format,
  type Note,
  type Target,
  to,
  toAll,
  type Whole,
} from "anneal/convert";
import type { Layer } from "../../input/layers.ts";
import { UsageError } from "../../output/usage-error.ts";
import { Refused } from "./refused.ts";

/** The code of a schedule in another language, and what to know of it. */
export interface Written {
  readonly exported: Exported;
  readonly notes: readonly Note[];
}

/** How a schedule is written. */
export interface Way {
  readonly target: string;
  readonly format?: string;
  readonly compiler: Compiler;
}

/**
 * Writes a schedule for a framework, with the same LR in every update of the run; of a framework's scheduler also what it
 * does beside the LR.
 *
 * @throws Refused where that framework cannot have it.
 */
export function write(layers: readonly [Layer, ...Layer[]], { target, format, compiler }: Way): Written {
  const [{ foreign, horizon }] = layers;
  const specs = layers.map((each) => pin(each.spec, each.horizon, compiler));
  const how = { steps: horizon.steps, ...(format !== undefined && { format: format as Format }) };
  const whole = foreign && wholeOf(foreign.converted, layers, { specs, compiler });
  return written(target as Target, () =>
    whole ? toAll(target as Target, whole, how) : to(target as Target, specs[0], how),
  );
}

/**
 * Writes what reacts to the run, which needs no length of it.
 *
 * @throws Refused where that framework cannot count it exactly.
 */
export function writeControl(converted: Converted, { target, format }: Way): Written {
  const how: ExportOptions = { steps: 1, ...(format !== undefined && { format: format as Format }) };
  return written(target as Target, () => toAll(target as Target, converted, how));
}

/** All that was read, for the groups that were chosen, with every length in steps. */
function wholeOf(
  converted: Converted,
  layers: readonly Layer[],
  { specs, compiler }: { readonly specs: readonly Spec[]; readonly compiler: Compiler },
): Whole {
  const { momentum, betas, weightDecay, exact, stops, positions } = converted;
  // The times that the caller chose are in the specs already; what goes beside them is not.
  if (positions !== undefined) return { groups: specs, notes: [] };
  const own = <T>(all: readonly T[]): readonly T[] => layers.map(({ group }, i) => all[group ?? i] ?? all[0]);
  const pinned = (spec: Spec): Spec => pin(spec, layers[0].horizon, compiler);
  return {
    groups: specs,
    ...(momentum && { momentum: own(momentum).map(pinned) }),
    ...(betas && { betas: own(betas).map(([one, other]) => [pinned(one), pinned(other)] as const) }),
    ...(weightDecay && { weightDecay: own(weightDecay).map(pinned) }),
    ...(exact && { exact }),
    ...(stops !== undefined && { stops }),
    notes: [],
  };
}

function written(target: Target, make: () => Exported): Written {
  try {
    const exported = make();
    return { exported, notes: exported.notes };
  } catch (error) {
    if (!(error instanceof AnnealError)) throw error;
    if (error.path === "format" && error.problems[0].words !== undefined)
      throw new UsageError(`--format: expected ${error.expected}, received ${error.received}`);
    const where =
      error.path.startsWith("control") || error.path.startsWith("groups") ? `${error.path}: ` : "";
    throw new Refused(
      `${target} cannot have it: ${where}expected ${error.expected}, received ${error.received}`,
      error.suggestion,
    );
  }
}
