import { compile } from "../../../compile/index.ts";
import { type Spec, tableOf } from "../../../schedules/index.ts";
import type { Converted } from "../../converted.ts";
import { type Note, note } from "../../note.ts";
import { type Draft, draftOf, finished } from "../draft.ts";
import type { Exported, ExportOptions, Target } from "../exported.ts";
import { checkSpec, checkTarget } from "../to.ts";
import { decayFlags } from "../write/megatron.ts";
import { controlDraft } from "./control.ts";
import { alike, extrasOf } from "./extras.ts";
import { groupsDraft } from "./groups.ts";
import { momentumDraft } from "./momentum.ts";

/** What is exported: all that a conversion has found, or the LRs alone. */
export type Whole = Pick<Converted, "groups"> & Partial<Converted>;

/**
 * All that a conversion has found, in a framework's own language: the LR of every parameter group, momentum, betas, weight
 * decay, and a controller. What the framework's scheduler cannot carry becomes further functions, with the lines that
 * use them, or a note that says it is left out.
 *
 * @param target a framework, or `"python"` for the functions alone.
 * @param whole what `from` gives, with every length in steps.
 * @throws AnnealError as `to` does, and for a controller that the framework cannot count exactly, with the reason.
 * @example
 * const cycle = from("torch", { name: "OneCycleLR", kwargs: { max_lr: 0.1, total_steps: 100 } });
 * toAll("torch", cycle, { steps: 100 }).text.includes("cycle_momentum=False"); // false
 * toAll("timm", cycle, { steps: 100 }).text.includes('group["momentum"] = momentum(step)'); // true
 * @example
 * const plateau = from("torch", { name: "ReduceLROnPlateau", kwargs: { patience: 5, threshold_mode: "abs" } }, { baseLrs: [0.1] });
 * toAll("keras", plateau, { steps: 100 }).text.includes("patience=6"); // true
 * @example toAll("nanogpt", from("torch", { name: "ReduceLROnPlateau" }, { baseLrs: [0.1] }), { steps: 100 }); // throws: control: expected none, for nanogpt has no plateau scheduler
 */
export function toAll(target: Target, whole: Whole, options: ExportOptions): Exported {
  checkTarget(target, options);
  const { steps } = options;
  const { momentum = [], betas = [], weightDecay = [] } = whole;
  for (const spec of [...whole.groups, ...momentum, ...betas.flat(), ...weightDecay]) checkSpec(spec, steps);
  const groups = whole.positions
    ? whole.groups.map((spec) => atPositions(spec, whole.positions ?? []))
    : whole.groups;
  const around = { target, steps, spec: groups[0] };
  if (whole.control) {
    const { control } = whole;
    return finished(controlDraft(target, control, { groups, optimizer: options.optimizer }), {
      ...around,
      control,
    });
  }
  const carried =
    alike(groups) && alike(momentum) ? momentumDraft(target, { ...whole, groups }, options) : undefined;
  const draft =
    carried ?? (alike(groups) ? draftOf(target, groups[0], options) : groupsDraft(target, groups, options));
  const { momentum: _, betas: __, ...rest } = whole;
  const others = carried ? rest : whole;
  const known = draft.notes.map(({ code }) => code);
  const more = aroundNotes(whole).filter(({ code }) => code !== "stops" || !known.includes(code));
  const noted = { ...draft, notes: [...draft.notes, ...more] };
  return finished(
    draft.format === "python"
      ? withExtras(target, noted, { others, steps })
      : withoutExtras(noted, others, steps),
    around,
  );
}

/** The values at the times that the caller chose: one for each update. */
function atPositions(spec: Spec, positions: readonly number[]): Spec {
  const { at } = compile(spec, { steps: Math.max(1, Math.ceil(Math.max(...positions))) });
  return tableOf(positions.map((position) => at(position)));
}

function aroundNotes({ positions, stops, exact }: Whole): readonly Note[] {
  return [
    ...(positions
      ? [note("table", `Times were chosen by the caller: a table of ${positions.length} updates.`)]
      : []),
    ...(stops === undefined
      ? []
      : [note("stops", `What it came from raises an error at step ${stops}; this goes on.`, stops)]),
    ...(exact
      ? [note("precision", "What it came from computes in float32; this has the smooth values.")]
      : []),
  ];
}

function withExtras(
  target: Target,
  draft: Draft,
  { others, steps }: { readonly others: Partial<Whole>; readonly steps: number },
): Draft {
  const extra = extrasOf(target, others, steps);
  const unique = (lines: readonly string[]): readonly string[] => [...new Set(lines)];
  return {
    ...draft,
    standard: unique([...draft.standard, ...extra.standard]),
    imports: unique([...draft.imports, ...extra.imports]),
    parts: [...draft.parts, ...extra.parts],
    notes: [...draft.notes, ...extra.notes],
  };
}

/** A config holds the LR alone, but for the flags of Megatron. */
function withoutExtras(draft: Draft, { momentum, betas, weightDecay }: Partial<Whole>, steps: number): Draft {
  const flags = draft.format === "flags" && weightDecay ? decayFlags(weightDecay, steps) : undefined;
  const carried = flags ? { ...draft, parts: [`${draft.parts[0]} \\\n${flags}`] } : draft;
  const left = [momentum && "momentum", betas && "betas", weightDecay && !flags && "weight decay"].filter(
    Boolean,
  );
  if (left.length === 0) return carried;
  const text = `${draft.format} holds the LR alone: ${left.join(" and ")} is left out; "python" has a function for it.`;
  return { ...carried, notes: [note("left-out", text), ...draft.notes] };
}
