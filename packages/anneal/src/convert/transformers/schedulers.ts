import { baseLrsOf } from "../context.ts";
import { note } from "../note.ts";
import type { Params } from "../params/bind.ts";
import { choice, count, ignored, number, optional, whole } from "../params/param.ts";
import { decline, type Scheduler, scheduler } from "../scheduler.ts";
import { constant, powerOf } from "../shared/parts.ts";
import { lastArguments } from "../torch/member.ts";
import { bounceNote, factored, floorNote, floorOf, optimizerLr, zeroNote } from "./common.ts";
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

export const linearSchedule: Scheduler = /* @__PURE__ */ scheduler(
  { ...optimizerParam, ...lengthParams, ...lastArguments },
  (args, scope) => factored(scope, linearDecay(lengthsOf(args)), zeroNote(args.num_warmup_steps)),
);

export const cosineSchedule: Scheduler = /* @__PURE__ */ scheduler(
  { ...optimizerParam, ...lengthParams, num_cycles: number({ otherwise: 0.5 }), ...lastArguments },
  (args, scope) => {
    const lengths = lengthsOf(args);
    const spec = warmed(lengths.warmup, waves(lengths, { cycles: args.num_cycles, low: 0 }));
    return factored(scope, spec, [...zeroNote(lengths.warmup), ...bounceNote(lengths, args.num_cycles)]);
  },
);

export const restartsSchedule: Scheduler = /* @__PURE__ */ scheduler(
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

export const polynomialSchedule: Scheduler = /* @__PURE__ */ scheduler(
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
    return factored(scope, spec, [...zeroNote(lengths.warmup), floorNote(lengths.total), ...raised], stops);
  },
);

export const constantSchedule: Scheduler = /* @__PURE__ */ scheduler(
  { ...optimizerParam, num_warmup_steps: ignored, num_training_steps: ignored, ...lastArguments },
  (_, { context, path }) => ({ groups: baseLrsOf(context, path).map((lr) => constant(lr)), notes: [] }),
);

export const constantWithWarmup: Scheduler = /* @__PURE__ */ scheduler(
  { ...optimizerParam, ...warmupParam, num_training_steps: ignored, ...lastArguments },
  ({ num_warmup_steps: w }, scope) => factored(scope, warmed(w, constant(1)), zeroNote(w)),
);

export const inverseSqrt: Scheduler = /* @__PURE__ */ scheduler(
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

export const cosineWithMinLr: Scheduler = /* @__PURE__ */ scheduler(
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
      ...bounceNote(lengths, args.num_cycles, low),
      floorNote(lengths.total),
    ]);
  },
);

export const cosineWarmupWithMinLr: Scheduler = /* @__PURE__ */ scheduler(
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
      ...bounceNote({ warmup: w - 1, total: lengths.total - 1 }, args.num_cycles, low),
      floorNote(lengths.total - 1),
    ]);
  },
);

const shapes = ["linear", "cosine", "1-sqrt"] as const;

export const wsdSchedule: Scheduler = /* @__PURE__ */ scheduler(
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
    return factored(scope, spec, [
      ...start,
      ...cut,
      ...(low === 0 ? [] : [floorNote(Math.max(0, warmup + stable + decay))]),
    ]);
  },
);
