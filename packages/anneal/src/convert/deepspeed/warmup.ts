import type { Spec } from "../../schedules/index.ts";
import { baseLrsOf, type ConvertContext, isBefore } from "../context.ts";
import { type Note, note } from "../note.ts";
import { count, ignored, number, only, optional, perGroup, text, whole } from "../params/param.ts";
import { decline, type Scheduler, scheduler, spread } from "../scheduler.ts";
import { constant, cosine, linear, onward, scaled, sequenceOf, sliceOf } from "../shared/parts.ts";
import { groupsOf } from "./groups.ts";

const last = {
  last_batch_iteration: only(-1, "resuming is not converted; the schedule is the same from its start"),
} as const;

const lateNote = (start: string): Note =>
  note("late", `One update late: update 0 has ${start}, and update 1 begins the schedule.`, 0);

/** Warmup steps are at least 2; releases from 0.19.3 on refuse less than 1. */
function warmupSteps(
  given: number,
  { path, context }: { readonly path: string; readonly context: ConvertContext },
): number {
  if (given < 1 && !isBefore(context.version, "0.19.3")) {
    decline(`${path}.warmup_num_steps`, "a whole number, at least 1", given);
  }
  return Math.max(2, given);
}

const warmupTypes = {
  warmup_num_steps: whole({ min: 0, otherwise: 1000 }),
  warmup_type: text("log"),
} as const;

/** The warmup, for so many updates: logarithmic unless it is linear. */
const rise = (
  from: number,
  to: number,
  { steps, type }: { readonly steps: number; readonly type: string },
): Spec =>
  type === "linear" ? linear(from, to, steps) : sliceOf({ kind: "log", from, to, over: steps - 1 }, 0, steps);

const typeNote = (type: string): readonly Note[] => {
  if (type === "linear") return [];
  const text = "The warmup is logarithmic: steep at first, then flat.";
  return [
    note(
      "default",
      type === "log" ? text : `Unknown warmup_type "${type}": it falls back to a logarithm.`,
      1,
    ),
  ];
};

const warmupParams = {
  warmup_min_lr: perGroup(number({ otherwise: 0 })),
  warmup_max_lr: optional(perGroup(number())),
  ...warmupTypes,
  ...last,
} as const;

export const warmupLR: Scheduler = /* @__PURE__ */ scheduler(
  { optimizer: ignored, ...warmupParams },
  (a, scope) => {
    const { path, context } = scope;
    const groups = groupsOf(context, a.warmup_min_lr, a.warmup_max_lr);
    const old = isBefore(context.version, "0.17.2");
    const high = a.warmup_max_lr ?? (old ? 1e-3 : baseLrsOf(context, path));
    const steps = warmupSteps(a.warmup_num_steps, scope);
    const top = spread(high, groups, `${path}.warmup_max_lr`);
    const changed = old
      ? "Before 0.17.2 warmup_max_lr is 0.001 by default; later it is the LR of the optimizer."
      : "warmup_max_lr is the LR of the optimizer by default; before 0.17.2 it is 0.001.";
    return {
      groups: spread(a.warmup_min_lr, groups, `${path}.warmup_min_lr`).map((low, g) =>
        sequenceOf(constant(low, 1), rise(low, top[g], { steps, type: a.warmup_type }), constant(top[g])),
      ),
      notes: [
        lateNote("warmup_min_lr"),
        ...typeNote(a.warmup_type),
        ...(a.warmup_max_lr === undefined ? [note("version", changed, steps)] : []),
      ],
    };
  },
);

export const warmupDecayLR: Scheduler = /* @__PURE__ */ scheduler(
  { optimizer: ignored, total_num_steps: count(), ...warmupParams },
  (a, scope) => {
    const { path, context } = scope;
    const groups = groupsOf(context, a.warmup_min_lr, a.warmup_max_lr);
    const steps = warmupSteps(a.warmup_num_steps, scope);
    const top = spread(a.warmup_max_lr ?? 1e-3, groups, `${path}.warmup_max_lr`);
    const rest = a.total_num_steps - steps;
    return {
      groups: spread(a.warmup_min_lr, groups, `${path}.warmup_min_lr`).map((low, g) =>
        sequenceOf(
          constant(low, 1),
          rise(low, top[g], { steps, type: a.warmup_type }),
          rest > 0 ? linear(top[g], low, rest) : constant(low),
        ),
      ),
      notes: [
        lateNote("warmup_min_lr"),
        ...typeNote(a.warmup_type),
        ...(rest > 0
          ? [
              note(
                "total",
                `total_num_steps includes the warmup; the end is reached at update ${a.total_num_steps + 1}.`,
                steps + 1,
              ),
            ]
          : []),
        ...(a.warmup_max_lr === undefined
          ? [note("default", "warmup_max_lr is 0.001, not the LR of the optimizer.", steps)]
          : []),
      ],
    };
  },
);

export const warmupCosineLR: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    total_num_steps: count(),
    warmup_min_ratio: number({ otherwise: 0 }),
    warmup_num_steps: warmupTypes.warmup_num_steps,
    cos_min_ratio: number({ min: 0, otherwise: 1e-4 }),
    warmup_type: warmupTypes.warmup_type,
    ...last,
  },
  (a, scope) => {
    const { path, context } = scope;
    const base = baseLrsOf(context, path);
    const steps = warmupSteps(a.warmup_num_steps, scope);
    const bounces = isBefore(context.version, "0.19.3");
    const onlyFirst = isBefore(context.version, "0.18.10");
    if (bounces && !/^(log|linear)$/.test(a.warmup_type))
      decline(`${path}.warmup_type`, 'one of "log", "linear"', a.warmup_type);
    const rest = a.total_num_steps - steps;
    const stops = bounces && rest === 0 ? steps + 1 : undefined;
    const decay = bounces
      ? onward(cosine(1, a.cos_min_ratio, Math.abs(rest)))
      : cosine(1, a.cos_min_ratio, Math.max(1, rest));
    const factor = (start: number): Spec =>
      sequenceOf(
        constant(start, 1),
        rise(a.warmup_min_ratio, 1, { steps, type: a.warmup_type }),
        rest === 0 && bounces ? constant(a.cos_min_ratio) : sliceOf(decay, 1),
      );
    return {
      groups: base.map((lr, g) => scaled(lr, factor(onlyFirst && g > 0 ? 1 : 0))),
      ...(stops !== undefined && { stops }),
      notes: [
        lateNote("an LR of 0, whatever warmup_min_ratio says"),
        note("starts-at-zero", "The first update has an LR of 0: it changes no weight.", 0),
        ...typeNote(a.warmup_type),
        note(
          "relative-floor",
          "cos_min_ratio is a ratio of the optimizer's LR.",
          Math.max(steps + 1, a.total_num_steps),
        ),
        ...(bounces
          ? [
              note(
                "rises-again",
                "Before 0.19.3 the LR climbs back after its end.",
                steps + Math.abs(rest) + 1,
              ),
            ]
          : []),
        ...(onlyFirst && base.length > 1
          ? [note("version", "Before 0.18.10 only the first group starts at 0.", 0)]
          : []),
        ...(stops === undefined
          ? []
          : [note("stops", `It divides by 0 at update ${stops}, where the warmup ends.`, stops)]),
      ],
    };
  },
);
