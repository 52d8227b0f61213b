import type { Spec } from "../../schedules/index.ts";
import { baseLrsOf, type ConvertContext, groupCount, isBefore } from "../context.ts";
import { type Note, note } from "../note.ts";
import { count, flag, ignored, number, only, optional, perGroup, text, whole } from "../params/param.ts";
import { decline, type Scheduler, type Schedulers, scheduler, spread } from "../scheduler.ts";
import { constant, cosine, linear, onward, scaled, sequenceOf, sliceOf, stairs } from "../shared/parts.ts";
import { momentumOf } from "../torch/momentum.ts";
import { cycle, decayAfter, type Halves, momentum } from "./one-cycle.ts";

const last = {
  last_batch_iteration: only(-1, "resuming is not converted; the schedule is the same from its start"),
} as const;

/** How many groups: as many as base LRs, or as a list has. */
function groupsOf(
  context: ConvertContext,
  ...values: readonly (number | readonly number[] | undefined)[]
): number {
  const given = values.find((value) => typeof value === "object");
  return context.baseLrs ? groupCount(context) : (given?.length ?? 1);
}

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

const lrRangeTest: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    lr_range_test_min_lr: perGroup(number({ otherwise: 1e-3 })),
    lr_range_test_step_size: whole({ min: 1, otherwise: 2000 }),
    lr_range_test_step_rate: number({ otherwise: 1 }),
    lr_range_test_staircase: flag(false),
    ...last,
  },
  (a, { path, context }) => {
    const groups = groupsOf(context, a.lr_range_test_min_lr);
    const size = a.lr_range_test_step_size;
    const specs = spread(a.lr_range_test_min_lr, groups, `${path}.lr_range_test_min_lr`).map((low) => {
      const line = onward(linear(low, low * (1 + a.lr_range_test_step_rate), size));
      return a.lr_range_test_staircase ? stairs(line, size) : line;
    });
    return {
      groups: specs,
      notes: [
        note("rises-again", "The LR rises for ever: a test, not a schedule."),
        note("absolute", "The LR of the optimizer is overwritten.", 0),
      ],
    };
  },
);

const oneCycle: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    cycle_min_lr: perGroup(number()),
    cycle_max_lr: perGroup(number()),
    decay_lr_rate: number({ min: 0, otherwise: 0 }),
    cycle_first_step_size: whole({ min: 1, otherwise: 2000 }),
    cycle_second_step_size: optional(whole({ min: 0 })),
    cycle_first_stair_count: count(0),
    cycle_second_stair_count: optional(count()),
    decay_step_size: number({ min: 0, otherwise: 0 }),
    cycle_momentum: flag(true),
    cycle_min_mom: perGroup(number({ otherwise: 0.8 })),
    cycle_max_mom: perGroup(number({ otherwise: 0.9 })),
    decay_mom_rate: number({ min: 0, otherwise: 0 }),
    ...last,
  },
  (a, { path, context }) => {
    const groups = groupsOf(context, a.cycle_min_lr, a.cycle_max_lr);
    const flat = isBefore(context.version, "0.19.3");
    const first = a.cycle_first_stair_count;
    const halves: Halves = {
      up: a.cycle_first_step_size,
      down: a.cycle_second_step_size ?? a.cycle_first_step_size,
      upStairs: flat ? 0 : first,
      downStairs: flat ? 0 : (a.cycle_second_stair_count ?? first),
    };
    const each = (value: number | readonly number[], name: string): readonly number[] =>
      spread(value, groups, `${path}.${name}`);
    const high = each(a.cycle_max_lr, "cycle_max_lr");
    const specs = each(a.cycle_min_lr, "cycle_min_lr").map((low, g) =>
      sequenceOf(
        cycle(low, high[g], halves),
        decayAfter(low, { size: a.decay_step_size, rate: a.decay_lr_rate }),
      ),
    );
    const adam = context.optimizer?.name === undefined || momentumOf(context) === "betas";
    const cycled = a.cycle_momentum && adam;
    const top = each(a.cycle_max_mom, "cycle_max_mom");
    const growth = { size: a.decay_step_size, rate: a.decay_mom_rate };
    const betas = each(a.cycle_min_mom, "cycle_min_mom").map(
      (low, g) => [momentum(low, top[g], halves, growth), constant(0.99)] as const,
    );
    return {
      groups: specs,
      ...(cycled && { betas }),
      notes: [
        note("absolute", "The LR of the optimizer is overwritten: cycle_min_lr and cycle_max_lr are LRs.", 0),
        ...(cycled
          ? [
              note(
                "starts-low",
                "Update 0 has the lowest beta1, all others mirror the LR; beta2 becomes 0.99.",
                0,
              ),
            ]
          : []),
        ...(a.cycle_momentum && !adam
          ? [note("ignored", "cycle_momentum has no effect: the optimizer has no betas.")]
          : []),
        ...(flat && first > 0 ? [note("version", "Stair counts have no effect before 0.19.3.")] : []),
      ],
    };
  },
);

const warmupParams = {
  warmup_min_lr: perGroup(number({ otherwise: 0 })),
  warmup_max_lr: optional(perGroup(number())),
  ...warmupTypes,
  ...last,
} as const;

const warmupLR: Scheduler = /* @__PURE__ */ scheduler({ optimizer: ignored, ...warmupParams }, (a, scope) => {
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
});

const warmupDecayLR: Scheduler = /* @__PURE__ */ scheduler(
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
        note(
          "total",
          `total_num_steps includes the warmup; the end is reached at update ${Math.max(steps, a.total_num_steps) + 1}.`,
          steps,
        ),
        ...(a.warmup_max_lr === undefined
          ? [note("default", "warmup_max_lr is 0.001, not the LR of the optimizer.", steps)]
          : []),
      ],
    };
  },
);

const warmupCosineLR: Scheduler = /* @__PURE__ */ scheduler(
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
        note("starts-at-zero", "The first update has an LR of 0: it does nothing.", 0),
        ...typeNote(a.warmup_type),
        note("relative-floor", "cos_min_ratio is a ratio of the optimizer's LR."),
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

/** The schedulers of DeepSpeed. */
export const deepspeed: Schedulers = {
  LRRangeTest: lrRangeTest,
  OneCycle: oneCycle,
  WarmupLR: warmupLR,
  WarmupDecayLR: warmupDecayLR,
  WarmupCosineLR: warmupCosineLR,
};
