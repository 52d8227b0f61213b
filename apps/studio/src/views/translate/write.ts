import { AnnealError, pin, type Spec, toJson } from "anneal";
import { type Converted, type Exported, type Format, type Note, to, toAll, type Whole } from "anneal/convert";
import { fieldAt } from "./control/fields.ts";
import type { ReactingSide, ReadSide } from "./side.ts";
import { functionWays, type TargetName } from "./targets.ts";
import { jaxCode, tfjsCode } from "./write-javascript.ts";

/** What is written: a schedule over a run, or what reacts to one. */
export interface Subject {
  readonly side: ReadSide | ReactingSide;
  /** Of every parameter group, with lengths in steps. */
  readonly specs: readonly [Spec, ...Spec[]];
  readonly steps: number;
}

/** Code for a target, or why there is none. */
export type Written =
  | {
      readonly state: "written";
      /** `"by name"`, `"as LambdaLR"`. */
      readonly way: string;
      /** `"CosineAnnealingLR"`, `"no exact name, written out"`. */
      readonly says: string;
      readonly text: string;
      readonly notes: readonly Note[];
      readonly exported?: Exported;
    }
  | { readonly state: "refused"; readonly way: "no exact form"; readonly says: string };

/** The subject of a side that was read, for a run. */
export function subjectOf(side: ReadSide | ReactingSide, steps: number): Subject {
  const specs = side.specs.map((spec) => pin(spec, { steps }));
  return { side, specs: specs as unknown as readonly [Spec, ...Spec[]], steps };
}

/** Writes a schedule for a target. */
export function write(subject: Subject, name: TargetName, format?: Format): Written {
  try {
    return name === "tfjs" || name === "jax-js" || name === "spec"
      ? writeOwn(subject, name)
      : fromExported(exportOf(subject, { name, format }), name);
  } catch (error) {
    if (!(error instanceof AnnealError)) {
      // A list of every step that no browser has room for.
      if (!(error instanceof RangeError)) throw error;
      return {
        state: "refused",
        way: "no exact form",
        says: `${subject.steps} steps are too many to write out here.`,
      };
    }
    const where = /^(control|groups)/.test(error.path) ? `${fieldAt(error.path)}: ` : "";
    const hint = error.suggestion ? ` ${error.suggestion}.` : "";
    return {
      state: "refused",
      way: "no exact form",
      says: `${where}expected ${error.expected}, received ${error.received}.${hint}`,
    };
  }
}

function exportOf(
  { side, specs, steps }: Subject,
  { name, format }: { readonly name: keyof typeof functionWays; readonly format?: Format },
): Exported {
  const { converted, optimizer } = side;
  const how = {
    steps,
    ...(format !== undefined && { format }),
    ...(optimizer !== undefined && { optimizer }),
  };
  if (converted === undefined) return to(name, specs[0], how);
  return toAll(name, side.state === "reacts" ? converted : wholeOf(converted, specs, steps), how);
}

/** All that was read, with every length in steps. Times that the caller chose are in the specs already. */
function wholeOf(converted: Converted, groups: readonly Spec[], steps: number): Whole {
  const { momentum, betas, weightDecay, exact, stops, positions } = converted;
  if (positions !== undefined) return { groups, notes: [] };
  const pinned = (spec: Spec): Spec => pin(spec, { steps });
  return {
    groups,
    ...(momentum && { momentum: momentum.map(pinned) }),
    ...(betas && { betas: betas.map(([one, other]) => [pinned(one), pinned(other)] as const) }),
    ...(weightDecay && { weightDecay: weightDecay.map(pinned) }),
    ...(exact && { exact }),
    ...(stops !== undefined && { stops }),
    notes: [],
  };
}

function fromExported(exported: Exported, name: keyof typeof functionWays): Written {
  const { text, notes } = exported;
  const common = { state: "written" as const, text, notes, exported };
  if (exported.way === "native") return { ...common, way: "by name", says: "by name" };
  const says = name === "python" ? "written out" : "no exact name, written out";
  return { ...common, way: functionWays[name], says };
}

function writeOwn({ side, specs, steps }: Subject, name: "tfjs" | "jax-js" | "spec"): Written {
  const [spec] = specs;
  if (side.state === "reacts") {
    const says =
      "It reacts to the loss: in JavaScript that is plateau of anneal/control, which an adapter takes as its control.";
    return { state: "refused", way: "no exact form", says };
  }
  const notes: Note[] =
    specs.length > 1
      ? [{ code: "left-out", text: `Parameter group ${side.group + 1} of ${specs.length} alone.` }]
      : [];
  const own = specs[side.group] ?? spec;
  const common = { state: "written" as const, notes };
  if (name === "spec") return { ...common, way: "as it is", says: "the schedule itself", text: toJson(own) };
  const text = name === "tfjs" ? tfjsCode(own, steps) : jaxCode(own, steps);
  return { ...common, way: "anneal adapter", says: "anneal adapter", text };
}
