import { isBefore } from "../context.ts";
import { note } from "../note.ts";
import { flag, ignored, number, only, optional, perGroup, whole } from "../params/param.ts";
import { type Scheduler, type Schedulers, scheduler, spread } from "../scheduler.ts";
import { constant, linear, onward, sequenceOf, stairs } from "../shared/parts.ts";
import { momentumOf } from "../torch/momentum.ts";
import { groupsOf } from "./groups.ts";
import { cycle, decayAfter, type Halves, momentum } from "./one-cycle.ts";
import { warmupCosineLR, warmupDecayLR, warmupLR } from "./warmup.ts";

const last = {
  last_batch_iteration: only(-1, "resuming is not converted; the schedule is the same from its start"),
} as const;

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
    cycle_first_stair_count: whole({ min: 0, max: 1e5, otherwise: 0 }),
    cycle_second_stair_count: optional(whole({ min: 0, max: 1e5 })),
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

/** The schedulers of DeepSpeed. */
export const deepspeed: Schedulers = {
  LRRangeTest: lrRangeTest,
  OneCycle: oneCycle,
  WarmupLR: warmupLR,
  WarmupDecayLR: warmupDecayLR,
  WarmupCosineLR: warmupCosineLR,
};
