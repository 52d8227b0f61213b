import { AnnealError, type Compiler, pin, type Spec } from "anneal";
import {
  type Converted,
  type Exported,
  type ExportOptions,
  type Format,
  from,
  type Note,
  type Target,
  to,
} from "anneal/convert";
import type { Layer } from "../../input/layers.ts";
import { UsageError } from "../../output/usage-error.ts";
import { groupsNote } from "./groups.ts";
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
 * Writes a schedule for a framework, with the same LR in every update of the run.
 *
 * @throws Refused where that framework cannot have it.
 */
export function write(layers: readonly [Layer, ...Layer[]], { target, format, compiler }: Way): Written {
  const [first, ...others] = layers;
  const converted = first.foreign?.converted;
  const { steps } = first.horizon;
  const specs = layers.map(({ spec, horizon }) => pin(spec, horizon, compiler));
  const how = { steps, ...(format !== undefined && { format: format as Format }) };
  const exported = exportedOf(target as Target, specs[0], how);
  const groups =
    others.length === 0 ? [] : [groupsNote(exported, { target: target as Target, specs, steps, compiler })];
  return {
    exported,
    notes: [...groups, ...momentumNotes(exported, target as Target, converted), ...exported.notes],
  };
}

function exportedOf(target: Target, spec: Spec, how: ExportOptions): Exported {
  try {
    return to(target, spec, how);
  } catch (error) {
    if (!(error instanceof AnnealError)) throw error;
    if (error.path === "format" && error.problems[0].words !== undefined)
      throw new UsageError(`--format: expected ${error.expected}, received ${error.received}`);
    throw new Refused(
      `${target} cannot have it: expected ${error.expected}, received ${error.received}`,
      error.suggestion,
    );
  }
}

/** What changes beside the LR and is not in the code. */
function momentumNotes(
  exported: Exported,
  target: Target,
  converted: Converted | undefined,
): readonly Note[] {
  if (converted === undefined) return [];
  const also = [
    converted.momentum && "momentum",
    converted.betas && "the first beta",
    converted.weightDecay && "weight decay",
  ].filter((each) => each !== undefined);
  if (also.length === 0) return [];
  const own = exported.way === "native" && target !== "python" ? tryFrom(exported, target) : undefined;
  const kept =
    (own?.momentum !== undefined || own?.betas !== undefined) && converted.weightDecay === undefined;
  const text = kept
    ? "The scheduler changes momentum as well: compare it with anneal diff."
    : `The LR only: ${also.join(" and ")} changes as well, and is not in this code; --json has it.`;
  return [{ code: "ignored", text }];
}

function tryFrom(
  { call, baseLr }: Exported & { readonly way: "native" },
  target: Exclude<Target, "python">,
): Converted | undefined {
  try {
    return from(target, call, { baseLrs: [baseLr] });
  } catch {
    return undefined;
  }
}
