import type { Spec } from "../../schedules/index.ts";
import { baseLrsOf } from "../context.ts";
import { type Note, note } from "../note.ts";
import type { Params } from "../params/bind.ts";
import { choice, count, ignored, number, optional, whole } from "../params/param.ts";
import { decline, type Scheduler, type Schedulers, type Scope, scheduler } from "../scheduler.ts";
import { constant, powerOf, scaled } from "../shared/parts.ts";
import { lastArguments } from "../torch/member.ts";
import { reduceLROnPlateau } from "../torch/plateau.ts";
import { getScheduler } from "./get-scheduler.ts";
import { greedyLR } from "./greedy.ts";
import {
  earlyCosine,
  hardRestarts,
  type Lengths,
  linearDecay,
  polynomialDecay,
  warmed,
  warmupStableDecay,
  waves,
} from "./spec.ts";

const warmupParam = { num_warmup_steps: count() } as const;
const lengthParams = { ...warmupParam, num_training_steps: whole({ min: 0 }) } as const;
const optimizerParam = { optimizer: ignored } as const satisfies Params;
const floorParams = { min_lr: optional(number()), min_lr_rate: optional(number()) } as const;

const lengthsOf = (args: {
  readonly num_warmup_steps: number;
  readonly num_training_steps: number;
}): Lengths => ({
  warmup: args.num_warmup_steps,
  total: args.num_training_steps,
});

/** Factors times the base LR of each group. */
const factored = (scope: Scope, factor: Spec, notes: readonly Note[], stops?: number) => ({
  groups: baseLrsOf(scope.context, scope.path).map((lr) => scaled(lr, factor)),
  ...(stops !== undefined && { stops }),
  notes: [...notes, processesNote],
});

const processesNote: Note = note(
  "processes",
  "Prepared by accelerate, the scheduler advances once per process in each update: lengths are then multiplied by the number of processes.",
);

const zeroNote = (warmup: number): readonly Note[] =>
  warmup > 0 ? [note("starts-at-zero", "The first update has an LR of 0: it does nothing.", 0)] : [];

const bounceNote = ({ warmup, total }: Lengths, cycles: number): readonly Note[] => {
  const trough = warmup + Math.max(1, total - warmup) / (2 * Math.abs(cycles));
  return cycles === 0
    ? []
    : [
        note(
          "rises-again",
          "After its lowest point the LR climbs back, also past the end.",
          Math.floor(trough) + 1,
        ),
      ];
};

/** The LR of the optimizer itself, of which floors are ratios. */
const optimizerLr = ({ context, path }: Scope): number =>
  context.optimizer?.lr ?? baseLrsOf(context, path)[0];

/** The floor as a ratio: exactly one of `min_lr` and `min_lr_rate`. */
function floorOf(
  args: { readonly min_lr: number | undefined; readonly min_lr_rate: number | undefined },
  scope: Scope,
): number {
  const both = args.min_lr !== undefined && args.min_lr_rate !== undefined;
  if (both) return decline(`${scope.path}.min_lr_rate`, "either min_lr or min_lr_rate", args.min_lr_rate);
  const rate = args.min_lr_rate ?? (args.min_lr === undefined ? undefined : args.min_lr / optimizerLr(scope));
  return rate ?? decline(`${scope.path}.min_lr`, "min_lr or min_lr_rate", undefined, "missing");
}

const floorNote = note(
  "relative-floor",
  "The floor is a ratio of the optimizer's LR: groups with another LR have another floor.",
);

const linearSchedule: Scheduler = /* @__PURE__ */ scheduler(
  { ...optimizerParam, ...lengthParams, ...lastArguments },
  (args, scope) => factored(scope, linearDecay(lengthsOf(args)), zeroNote(args.num_warmup_steps)),
);

const cosineSchedule: Scheduler = /* @__PURE__ */ scheduler(
  { ...optimizerParam, ...lengthParams, num_cycles: number({ otherwise: 0.5 }), ...lastArguments },
  (args, scope) => {
    const lengths = lengthsOf(args);
    const spec = warmed(lengths.warmup, waves(lengths, { cycles: args.num_cycles, low: 0 }));
    return factored(scope, spec, [...zeroNote(lengths.warmup), ...bounceNote(lengths, args.num_cycles)]);
  },
);

const restartsSchedule: Scheduler = /* @__PURE__ */ scheduler(
  {
    ...optimizerParam,
    ...lengthParams,
    num_cycles: number({ min: 0, max: 1e5, otherwise: 1 }),
    ...lastArguments,
  },
  (args, scope) => {
    const lengths = lengthsOf(args);
    const end = lengths.warmup + Math.max(1, lengths.total - lengths.warmup);
    const over = note("holds", "After its last cycle the LR is 0.", end);
    return factored(scope, hardRestarts(lengths, args.num_cycles), [...zeroNote(lengths.warmup), over]);
  },
);

const polynomialSchedule: Scheduler = /* @__PURE__ */ scheduler(
  {
    ...optimizerParam,
    ...lengthParams,
    lr_end: number({ otherwise: 1e-7 }),
    power: number({ min: 0, otherwise: 1 }),
    ...lastArguments,
  },
  (args, scope) => {
    const lr = optimizerLr(scope);
    if (!(lr > args.lr_end)) decline(`${scope.path}.lr_end`, `below the optimizer's LR, ${lr}`, args.lr_end);
    const lengths = lengthsOf(args);
    const stops = lengths.total === lengths.warmup ? lengths.total : undefined;
    const raised =
      stops === undefined
        ? []
        : [note("stops", `It divides by 0 at step ${stops}, where the warmup ends.`, stops)];
    const spec = polynomialDecay(lengths, args.lr_end / lr, args.power);
    return factored(scope, spec, [...zeroNote(lengths.warmup), floorNote, ...raised], stops);
  },
);

const constantSchedule: Scheduler = /* @__PURE__ */ scheduler(
  { ...optimizerParam, num_warmup_steps: ignored, num_training_steps: ignored, ...lastArguments },
  (_, { context, path }) => ({ groups: baseLrsOf(context, path).map((lr) => constant(lr)), notes: [] }),
);

const constantWithWarmup: Scheduler = /* @__PURE__ */ scheduler(
  { ...optimizerParam, ...warmupParam, num_training_steps: ignored, ...lastArguments },
  ({ num_warmup_steps: w }, scope) => factored(scope, warmed(w, constant(1)), zeroNote(w)),
);

const inverseSqrt: Scheduler = /* @__PURE__ */ scheduler(
  {
    ...optimizerParam,
    ...warmupParam,
    timescale: optional(number({ above: 0 })),
    num_training_steps: ignored,
    ...lastArguments,
  },
  ({ num_warmup_steps: w, timescale }, scope) =>
    factored(scope, warmed(w, powerOf(1, -0.5, timescale ?? (w > 0 ? w : 10_000))), zeroNote(w)),
);

const cosineWithMinLr: Scheduler = /* @__PURE__ */ scheduler(
  {
    ...optimizerParam,
    ...lengthParams,
    num_cycles: number({ otherwise: 0.5 }),
    last_epoch: lastArguments.last_epoch,
    ...floorParams,
  },
  (args, scope) => {
    const lengths = lengthsOf(args);
    const low = floorOf(args, scope);
    const spec = warmed(lengths.warmup, waves(lengths, { cycles: args.num_cycles, low }));
    return factored(scope, spec, [
      ...zeroNote(lengths.warmup),
      ...bounceNote(lengths, args.num_cycles),
      floorNote,
    ]);
  },
);

const cosineWarmupWithMinLr: Scheduler = /* @__PURE__ */ scheduler(
  {
    ...optimizerParam,
    ...lengthParams,
    num_cycles: number({ otherwise: 0.5 }),
    last_epoch: lastArguments.last_epoch,
    ...floorParams,
    warmup_lr_rate: optional(number()),
  },
  (args, scope) => {
    const lengths = lengthsOf(args);
    const low = floorOf(args, scope);
    const spec = earlyCosine(lengths, { cycles: args.num_cycles, low, start: args.warmup_lr_rate });
    const w = lengths.warmup;
    const early = note(
      "early",
      "The peak is reached on the last update of the warmup, and the decay begins at once.",
      Math.max(0, w - 1),
    );
    return factored(scope, spec, [
      early,
      ...bounceNote({ warmup: w - 1, total: lengths.total - 1 }, args.num_cycles),
      floorNote,
    ]);
  },
);

const shapes = ["linear", "cosine", "1-sqrt"] as const;

const wsdSchedule: Scheduler = /* @__PURE__ */ scheduler(
  {
    ...optimizerParam,
    ...warmupParam,
    num_decay_steps: count(),
    num_training_steps: optional(whole({ min: 0 })),
    num_stable_steps: optional(count()),
    warmup_type: choice(shapes, "linear"),
    decay_type: choice(shapes, "cosine"),
    min_lr_ratio: number({ otherwise: 0 }),
    num_cycles: number({ otherwise: 0.5 }),
    ...lastArguments,
  },
  (args, scope) => {
    const { num_warmup_steps: warmup, num_decay_steps: decay, num_training_steps: total } = args;
    const planned = total === undefined ? undefined : total - warmup - decay;
    const stable =
      args.num_stable_steps ??
      planned ??
      decline(
        `${scope.path}.num_training_steps`,
        "num_training_steps or num_stable_steps",
        undefined,
        "missing",
      );
    const low = args.min_lr_ratio;
    const spec = warmupStableDecay({
      warmup,
      stable,
      decay,
      rise: args.warmup_type,
      fall: args.decay_type,
      low,
      cycles: args.num_cycles,
    });
    const start =
      warmup > 0 && low !== 0
        ? [note("starts-low", "The warmup begins at the floor, not at 0.", 0)]
        : zeroNote(warmup);
    const cut =
      stable < 0
        ? [note("jumps", "The decay begins before the warmup ends, so the LR jumps down.", warmup)]
        : [];
    return factored(scope, spec, [...start, ...cut, floorNote]);
  },
);

const byType = {
  linear: linearSchedule,
  cosine: cosineSchedule,
  cosine_with_restarts: restartsSchedule,
  polynomial: polynomialSchedule,
  constant: constantSchedule,
  constant_with_warmup: constantWithWarmup,
  inverse_sqrt: inverseSqrt,
  reduce_lr_on_plateau: reduceLROnPlateau,
  cosine_with_min_lr: cosineWithMinLr,
  cosine_warmup_with_min_lr: cosineWarmupWithMinLr,
  warmup_stable_decay: wsdSchedule,
  greedy: greedyLR,
} as const satisfies Schedulers;

/** The schedulers of transformers: by the names of `lr_scheduler_type`, and by their functions. */
export const transformers: Schedulers = {
  .../* @__PURE__ */ getScheduler(byType),
  get_linear_schedule_with_warmup: linearSchedule,
  get_cosine_schedule_with_warmup: cosineSchedule,
  get_cosine_with_hard_restarts_schedule_with_warmup: restartsSchedule,
  get_polynomial_decay_schedule_with_warmup: polynomialSchedule,
  get_constant_schedule: constantSchedule,
  get_constant_schedule_with_warmup: constantWithWarmup,
  get_inverse_sqrt_schedule: inverseSqrt,
  get_reduce_on_plateau_schedule: reduceLROnPlateau,
  get_cosine_with_min_lr_schedule_with_warmup: cosineWithMinLr,
  get_cosine_with_min_lr_schedule_with_warmup_lr_rate: cosineWarmupWithMinLr,
  get_wsd_schedule: wsdSchedule,
  get_greedy_schedule: greedyLR,
};
