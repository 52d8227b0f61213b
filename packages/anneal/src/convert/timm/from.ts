import { baseLrsOf } from "../context.ts";
import { note } from "../note.ts";
import { choice, count, ignored, list, number } from "../params/param.ts";
import { decline, type Scheduler, type Schedulers, scheduler } from "../scheduler.ts";
import { stairLength } from "../shared/cycle-starts.ts";
import { constant, cuts, exponential, linear, scaled, sequenceOf, stairs } from "../shared/parts.ts";
import { onPlateau, plateauFacts } from "../torch/plateau.ts";
import { noiseParams, unitOf, warmupOf, warmupParams } from "./args.ts";
import { cosineScheduler, polyScheduler, tanhScheduler } from "./cyclic.ts";
import { createScheduler } from "./factory.ts";
import { warmedUp, warmupNotes } from "./warmup.ts";

const stepScheduler: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    decay_t: number({ above: 0 }),
    decay_rate: number({ min: 0, otherwise: 1 }),
    ...warmupParams(true),
    initialize: ignored,
  },
  (args, { path, context }) => {
    const warmup = warmupOf(args);
    const every = stairLength(args.decay_t);
    const spec = stairs(exponential(1, args.decay_rate, every), every);
    const bases = baseLrsOf(context, path);
    const groups = bases.map((base) =>
      warmedUp(scaled(base, spec), warmup, { base, to: base, begins: base }),
    );
    const notes = [...rateNotes(args.decay_rate), ...warmupNotes(warmup, groups, bases), unitOf(args)];
    return { groups, notes };
  },
);

const multiStepScheduler: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    decay_t: list(number()),
    decay_rate: number({ min: 0, otherwise: 1 }),
    ...warmupParams(true),
    initialize: ignored,
  },
  (args, { path, context }) => {
    const warmup = warmupOf(args);
    args.decay_t.forEach((at, i) => {
      if (at < (args.decay_t[i - 1] ?? -Infinity))
        decline(`${path}.decay_t[${i}]`, `at least ${args.decay_t[i - 1]}`, at);
    });
    const milestones = args.decay_t.map((at) => Math.max(0, at - 1));
    const spec = cuts(milestones, args.decay_rate);
    const early =
      args.decay_t.length > 0
        ? Math.max(0, Math.ceil(args.decay_t[0]) - 1) + (warmup.prefix ? warmup.over : 0)
        : 0;
    const begun = milestones.filter((at) => at <= 0).length;
    const bases = baseLrsOf(context, path);
    const groups = bases.map((base) =>
      warmedUp(scaled(base, spec), warmup, { base, to: base, begins: base * args.decay_rate ** begun }),
    );
    const acts = milestones.length > 0 && args.decay_rate !== 1;
    const text = "Milestones take effect one step before they are written.";
    return {
      groups,
      notes: [
        ...rateNotes(args.decay_rate),
        ...(acts ? [note("early", text, early)] : []),
        ...warmupNotes(warmup, groups, bases),
        unitOf(args),
      ],
    };
  },
);

const rateNotes = (rate: number) =>
  rate === 1 ? [note("default", "decay_rate is 1 by default: nothing decays.")] : [];

const plateauScheduler: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    decay_rate: number({ min: 0, below: 1, otherwise: 0.1 }),
    patience_t: count(10),
    threshold: number({ min: 0, otherwise: 1e-4 }),
    cooldown_t: count(0),
    warmup_t: count(0),
    warmup_lr_init: number({ otherwise: 0 }),
    lr_min: number({ min: 0, otherwise: 0 }),
    mode: choice(["max", "min"], "max"),
    noise_range_t: noiseParams.noise_range_t,
    noise_type: ignored,
    noise_pct: ignored,
    noise_std: ignored,
    noise_seed: ignored,
    initialize: ignored,
  },
  (args, { path, context }) => {
    const base = baseLrsOf(context, path);
    const w = args.warmup_t;
    const options = plateauFacts(
      {
        mode: args.mode,
        factor: args.decay_rate,
        patience: args.patience_t,
        threshold: args.threshold,
        threshold_mode: "rel",
        cooldown: args.cooldown_t,
        eps: 1e-8,
      },
      base.map(() => args.lr_min),
      base,
    );
    const converted = onPlateau(base, w > 0 ? { ...options, shown: [w, Number.MAX_SAFE_INTEGER] } : options);
    const groups = base.map((lr) =>
      w > 0 ? sequenceOf(linear(args.warmup_lr_init, lr, w), constant(lr)) : constant(lr),
    );
    const mode = note("default", 'mode is "max" by default: the metric should rise.');
    return { ...converted, groups, notes: [...converted.notes, mode] };
  },
);

const classes: Schedulers = {
  CosineLRScheduler: cosineScheduler,
  TanhLRScheduler: tanhScheduler,
  PolyLRScheduler: polyScheduler,
  StepLRScheduler: stepScheduler,
  MultiStepLRScheduler: multiStepScheduler,
  PlateauLRScheduler: plateauScheduler,
};

/** The schedulers of timm, and the function that makes any of them. */
export const timm: Schedulers = {
  ...classes,
  create_scheduler_v2: /* @__PURE__ */ createScheduler(classes),
};
