import type { Spec } from "../../../schedules/index.ts";
import type { Control } from "../../converted.ts";
import { note } from "../../note.ts";
import { decline } from "../../scheduler.ts";
import type { Draft } from "../draft.ts";
import type { Target } from "../exported.ts";
import { float } from "../python/literal.ts";
import { greedyDraft } from "./greedy.ts";
import { kerasDraft, optaxDraft } from "./plateau-others.ts";
import { igniteDraft, mmengineDraft, timmDraft, torchDraft, transformersDraft } from "./plateau-torch.ts";
import { eps } from "./watched.ts";

/**
 * A controller as the framework's own plateau scheduler, counted as the framework counts: where torch tolerates
 * `patience` stale checks, keras and optax cut at that one.
 *
 * @throws AnnealError for what it cannot say exactly, with the reason.
 */
export function controlDraft(
  target: Target,
  control: Control,
  { groups, optimizer }: { readonly groups: readonly Spec[]; readonly optimizer?: string | undefined },
): Draft {
  const base = groups.map((spec, g) =>
    spec.kind === "constant"
      ? spec.value
      : decline(
          `groups[${g}]`,
          "a constant, for a plateau scheduler and a schedule overwrite each other",
          spec.kind,
        ),
  );
  if (control.kind === "greedy") return greedyDraft(target, control.options, base);
  const write = Object.hasOwn(writers, target) ? writers[target as keyof typeof writers] : undefined;
  if (!write) return decline("control", `none, for ${target} has no plateau scheduler`, control.kind);
  const facts = control.options;
  if (facts.shown && target !== "mmengine")
    decline("control.shown", `every metric shown, for ${target} has no window`, facts.shown);
  if (facts.average !== undefined && facts.average !== 1 && target !== "optax")
    decline("control.average", `1, for ${target} takes no mean of metrics`, facts.average);
  const watched = { facts, base, ...(optimizer !== undefined && { optimizer }) };
  const draft = write(watched);
  const skips = facts.counting === "torch" && Math.max(...(facts.eps ?? [0])) > 0;
  const unsaid = skips && (target === "keras" || target === "optax");
  const text = `torch skips a cut of at most ${float(eps(watched) ?? 0)}; ${target} makes it.`;
  return { ...draft, notes: [...draft.notes, ...(unsaid ? [note("controller", text)] : [])] };
}

const writers = {
  torch: torchDraft,
  transformers: transformersDraft,
  ignite: igniteDraft,
  timm: timmDraft,
  mmengine: mmengineDraft,
  keras: kerasDraft,
  optax: optaxDraft,
} as const;
