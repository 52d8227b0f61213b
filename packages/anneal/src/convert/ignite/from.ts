import type { Spec } from "../../schedules/index.ts";
import { type Call, lastPart } from "../call.ts";
import { baseLrsOf, type ConvertContext, groupCount } from "../context.ts";
import type { Converted } from "../converted.ts";
import { type Note, note } from "../note.ts";
import { count, flag, ignored, list, nested, number, optional, text, whole } from "../params/param.ts";
import { decline, type Scheduler, type Schedulers, scheduler } from "../scheduler.ts";
import { constant } from "../shared/parts.ts";
import { pieces } from "../shared/pieces.ts";
import { stopsNote } from "../torch/alone.ts";
import { notesOf } from "../torch/member.ts";
import { onPlateau, plateauFacts, plateauParams } from "../torch/plateau.ts";
import { type IgniteMember, igniteNames, igniteParams, readIgnite, unitNote } from "./member.ts";
import { beforeIgnite, beforeTorch } from "./warmup.ts";
import { isTorch, readWrapped, wrappedNotes, wrappedSpec } from "./wrapped.ts";

/** How far cycles of uneven lengths are written out. */
const until = (context: ConvertContext): number => Math.max(context.horizon?.steps ?? 0, 10_000);

/** The LR (or momentum) of each group: one value for all, or for the one that is meant. */
function setting(member: IgniteMember, context: ConvertContext, path: string): Converted {
  const { spec, stops, param, group } = member;
  const groups = groupCount(context);
  if (group !== undefined && !(group < groups))
    decline(`${path}.param_group_index`, `below ${groups}`, group);
  const end = { ...(stops !== undefined && { stops }), notes: [...member.notes, overwritten] };
  if (param === "momentum") {
    const base = baseLrsOf(context, path).map((lr) => constant(lr));
    return { groups: base, momentum: base.map(() => spec), ...end };
  }
  if (param !== "lr") return decline(`${path}.param_name`, '"lr" or "momentum"', param);
  const all = new Array<Spec>(groups).fill(spec);
  if (group === undefined) return { groups: all, ...end };
  const base = baseLrsOf(context, path);
  return { groups: all.map((each, g) => (g === group ? each : constant(base[g]))), ...end };
}

const overwritten = note("absolute", "The LR of the optimizer is overwritten: values are LRs.", 0);

const own = (name: string): Scheduler => ({
  params: igniteParams[name],
  convert: (call, { path, context }) =>
    setting(readIgnite({ ...call, name }, path, until(context)), context, path),
});

/** One spec per group, of any scheduler that sets the LR. */
function groupsOf(
  call: Call,
  context: ConvertContext,
  path: string,
): Pick<Converted, "groups" | "stops" | "notes"> {
  const name = lastPart(call.name);
  if (Object.hasOwn(ignite, name) && name !== "ReduceLROnPlateauScheduler") {
    const converted = ignite[name].convert(call, { path, context });
    if (converted.momentum) decline(`${path}.param_name`, '"lr"', "momentum");
    return converted;
  }
  return decline(
    path,
    `one of ${[...igniteNames, "LRScheduler", "ConcatScheduler", "create_lr_scheduler_with_warmup"].join(", ")}`,
    name,
    "unknown",
  );
}

const concat: Scheduler = /* @__PURE__ */ scheduler(
  { schedulers: list(nested, 2), durations: list(whole({ min: 1 }), 1), save_history: ignored },
  ({ schedulers, durations }, { path, context }) => {
    if (durations.length !== schedulers.length - 1) {
      decline(`${path}.durations`, `${schedulers.length - 1} durations, one less than schedulers`, durations);
    }
    const starts = [0];
    for (const each of durations) starts.push(starts[starts.length - 1] + each);
    const members = schedulers.map((call, i) => groupsOf(call, context, `${path}.schedulers[${i}]`));
    const count = Math.max(...members.map(({ groups }) => groups.length));
    const ends = [...starts.slice(1), Infinity];
    const stops = members.flatMap(({ stops: at }, i) =>
      at === undefined || starts[i] + at >= ends[i] ? [] : [starts[i] + at],
    )[0];
    return {
      groups: Array.from({ length: count }, (_, g) =>
        pieces(
          members.map(({ groups }, i) => ({
            until: ends[i],
            start: starts[i],
            spec: groups[g] ?? groups[0],
          })),
        ),
      ),
      ...(stops !== undefined && { stops }),
      notes: members.flatMap(({ notes }, i) => shifted(notes, starts[i], ends[i])),
    };
  },
);

/** The notes of a member, at the steps where they show; those that never show are left out. */
const shifted = (notes: readonly Note[], start: number, end: number): readonly Note[] =>
  notes.flatMap((each) => {
    if (each.step === undefined) return [each];
    return start + each.step < end ? [{ ...each, step: start + each.step }] : [];
  });

const lrScheduler: Scheduler = /* @__PURE__ */ scheduler(
  { lr_scheduler: nested, save_history: ignored, use_legacy: flag(false) },
  ({ lr_scheduler, use_legacy }, { path, context }) => {
    if (use_legacy) decline(`${path}.use_legacy`, "False", true);
    const wrapped = readWrapped(lr_scheduler, `${path}.lr_scheduler`);
    const { stops } = wrapped.member;
    return {
      groups: baseLrsOf(context, path).map((base) => wrappedSpec(wrapped, base)),
      ...(stops !== undefined && { stops }),
      notes: [
        ...wrappedNotes(wrapped),
        unitNote,
        ...notesOf(wrapped.member, baseLrsOf(context, path)),
        ...stopsNote(stops, "The wrapped scheduler"),
      ],
    };
  },
);

const withWarmup: Scheduler = /* @__PURE__ */ scheduler(
  {
    lr_scheduler: nested,
    warmup_start_value: number(),
    warmup_duration: whole({ min: 2 }),
    warmup_end_value: optional(number()),
    save_history: ignored,
    output_simulated_values: ignored,
  },
  (a, { path, context }) => {
    const base = baseLrsOf(context, path);
    const warmup = { from: a.warmup_start_value, to: a.warmup_end_value, over: a.warmup_duration };
    const at = `${path}.lr_scheduler`;
    const early = note(
      "early",
      `The warmup ends at step ${warmup.over - 1}: it has one step less than its duration.`,
      warmup.over - 1,
    );
    const zero =
      warmup.from === 0
        ? [note("starts-at-zero", "The first update has an LR of 0: it changes no weight.", 0)]
        : [];
    if (isTorch(a.lr_scheduler)) {
      const wrapped = readWrapped(a.lr_scheduler, at);
      const { groups, start } = beforeTorch(wrapped, warmup, base);
      return { groups, ...ending(wrapped.member.stops, start, [...zero, early]) };
    }
    const member = readIgnite(a.lr_scheduler, at, until(context));
    if (member.param !== "lr") decline(`${at}.param_name`, '"lr"', member.param);
    const { groups, start } = beforeIgnite(member, warmup, base);
    return { groups, ...ending(member.stops, start, [...zero, early]) };
  },
);

/** Where a scheduler that begins later raises. */
function ending(
  stops: number | undefined,
  start: number,
  notes: readonly Note[],
): Pick<Converted, "stops" | "notes"> {
  if (stops === undefined) return { notes };
  const at = stops + start;
  return { stops: at, notes: [...notes, ...stopsNote(at, "The wrapped scheduler")] };
}

const plateau: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    metric_name: text(""),
    trainer: ignored,
    save_history: ignored,
    param_group_index: optional(count()),
    mode: plateauParams.mode,
    factor: plateauParams.factor,
    patience: plateauParams.patience,
    threshold: plateauParams.threshold,
    threshold_mode: plateauParams.threshold_mode,
    cooldown: plateauParams.cooldown,
    min_lr: plateauParams.min_lr,
    eps: plateauParams.eps,
    verbose: ignored,
  },
  (a, { path, context }) => {
    const base = baseLrsOf(context, path);
    const group = a.param_group_index;
    // The floor is taken from the wrong list: it holds for group 0, and only if that group is named.
    const floor = group === 0 && typeof a.min_lr === "number" ? a.min_lr : 0;
    const floors = base.map((lr, g) => (group === undefined || g === group ? floor : lr));
    const converted = onPlateau(base, plateauFacts(a, floors, base));
    const without = a.min_lr !== 0 && floor === 0;
    const dropped = note("ignored", "min_lr has no effect unless param_group_index is 0.");
    return { ...converted, notes: [...converted.notes, ...(without ? [dropped] : [])] };
  },
);

/** The parameter schedulers of Ignite. */
export const ignite: Schedulers = {
  LinearCyclicalScheduler: /* @__PURE__ */ own("LinearCyclicalScheduler"),
  CosineAnnealingScheduler: /* @__PURE__ */ own("CosineAnnealingScheduler"),
  PiecewiseLinear: /* @__PURE__ */ own("PiecewiseLinear"),
  ConcatScheduler: concat,
  LRScheduler: lrScheduler,
  create_lr_scheduler_with_warmup: withWarmup,
  ReduceLROnPlateauScheduler: plateau,
};
