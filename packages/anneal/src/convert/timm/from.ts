import type { Spec } from "../../schedules/index.ts";
import { baseLrsOf, type ConvertContext } from "../context.ts";
import { note } from "../note.ts";
import { choice, count, flag, ignored, list, number, only, whole } from "../params/param.ts";
import { decline, type Scheduler, type Schedulers, scheduler } from "../scheduler.ts";
import { geometricStart, stairLength } from "../shared/cycle-starts.ts";
import {
  constant,
  cosine,
  cuts,
  exponential,
  linear,
  polynomial,
  scaled,
  sequenceOf,
  stairs,
} from "../shared/parts.ts";
import { onPlateau, plateauFacts } from "../torch/plateau.ts";
import { type Cycles, cycles, endOfShrinking, indexOf } from "./cycles.ts";
import { type Warmup, warmedUp, warmupNotes } from "./warmup.ts";

const noiseParams = {
  noise_range_t: only(null, "its noise is drawn by torch, and not converted"),
  noise_pct: ignored,
  noise_std: ignored,
  noise_seed: ignored,
} as const;

const warmupParams = (prefix: boolean) =>
  ({
    warmup_t: count(0),
    warmup_lr_init: number({ otherwise: 0 }),
    warmup_prefix: flag(prefix),
    t_in_epochs: flag(true),
    ...noiseParams,
  }) as const;

const cycleParams = {
  lr_min: number({ min: 0, otherwise: 0 }),
  cycle_mul: number({ above: 0, otherwise: 1 }),
  cycle_decay: number({ min: 0, otherwise: 1 }),
  cycle_limit: whole({ min: 0, otherwise: 1 }),
} as const;

interface CommonArgs {
  readonly warmup_t: number;
  readonly warmup_lr_init: number;
  readonly warmup_prefix: boolean;
  readonly t_in_epochs: boolean;
}

interface CycleArgs extends CommonArgs {
  readonly t_initial: number;
  readonly lr_min: number;
  readonly cycle_mul: number;
  readonly cycle_decay: number;
  readonly cycle_limit: number;
}

const warmupOf = (args: CommonArgs): Warmup => ({
  over: args.warmup_t,
  from: args.warmup_lr_init,
  prefix: args.warmup_prefix,
});

const unitOf = (args: CommonArgs) =>
  note("unit", args.t_in_epochs ? "Steps are epochs." : "Steps are updates.");

/** How far cycles are laid out where their own rounding matters. */
const until = (context: ConvertContext): number => Math.max(context.horizon?.steps ?? 0, 1e5);

/** timm's schedulers of cycles. `begins` is where a cycle begins, as a share between its levels: 1 at the upper. */
function cyclic(
  args: CycleArgs,
  context: ConvertContext,
  {
    path,
    ramp,
    exact,
    warmTo,
  }: {
    readonly path: string;
    readonly ramp: Cycles["ramp"];
    readonly exact: boolean;
    /** The LR that the warmup rises to, where it is not the base LR. */
    readonly warmTo?: (base: number) => number;
  },
) {
  const shape: Cycles = {
    length: args.t_initial,
    stretch: args.cycle_mul,
    damp: args.cycle_decay,
    times: args.cycle_limit,
    low: args.lr_min,
    ramp,
    exact,
  };
  const warmup = warmupOf(args);
  const ends = endOfShrinking(shape);
  const stops =
    ends === undefined ? undefined : warmup.prefix ? ends + warmup.over : Math.max(ends, warmup.over);
  const groups = baseLrsOf(context, path).map((base) => {
    const begins = shape.times > 0 && exact ? base : Number.NaN;
    const to = warmup.prefix || !warmTo ? base : warmTo(base);
    return warmedUp(cycles(base, shape, until(context)), warmup, { base, to, begins });
  });
  const end = args.t_initial * args.cycle_limit + (warmup.prefix ? warmup.over : 0);
  return {
    groups,
    ...(stops !== undefined && { stops }),
    notes: [
      ...warmupNotes(warmup),
      ...(args.cycle_mul === 1 ? [note("holds", "After its cycles the LR stays at lr_min.", end)] : []),
      ...(stops === undefined
        ? []
        : [note("stops", `Shrinking cycles: it takes the logarithm of 0 at step ${stops}.`, stops)]),
      unitOf(args),
    ],
  };
}

/** A ramp whose progress is `(t / span) ** k`; with k = 0 it stands on its last level. */
const paced = (spec: Spec, pace: number): Spec =>
  pace === 1 || !("to" in spec)
    ? spec
    : pace === 0
      ? constant(spec.to, spec.over as number)
      : ({ ...spec, pace } as Spec);

const cosineScheduler: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    t_initial: number({ above: 0 }),
    ...cycleParams,
    ...warmupParams(false),
    k_decay: number({ min: 0, otherwise: 1 }),
    initialize: ignored,
  },
  (args, { path, context }) =>
    cyclic(args, context, {
      path,
      ramp: (from, to, over) => paced(cosine(from, to, over), args.k_decay),
      exact: args.k_decay > 0,
    }),
);

const polyScheduler: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    t_initial: number({ above: 0 }),
    power: number({ min: 0, otherwise: 0.5 }),
    ...cycleParams,
    ...warmupParams(false),
    k_decay: number({ min: 0, otherwise: 1 }),
    initialize: ignored,
  },
  (args, { path, context }) =>
    cyclic(args, context, {
      path,
      ramp: (from, to, over) => paced(polynomial(from, to, over, args.power), args.k_decay),
      exact: args.k_decay > 0 && args.power > 0,
    }),
);

const tanhScheduler: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    t_initial: number({ above: 0 }),
    lb: number({ otherwise: -7 }),
    ub: number({ otherwise: 3 }),
    ...cycleParams,
    ...warmupParams(false),
    initialize: ignored,
  },
  (args, { path, context }) => {
    const { lb, ub } = args;
    if (!(lb < ub)) decline(`${path}.lb`, `below ub, ${ub}`, lb);
    return cyclic(args, context, {
      path,
      ramp: (from, to, over) => ({ kind: "tanh", from, to, over, lb, ub }),
      exact: false,
      warmTo: (base) => tanhAt(args, base, { lb, ub }),
    });
  },
);

/** timm's tanh at the end of its warmup, to which the warmup rises if the schedule runs beneath it. */
function tanhAt(
  args: CycleArgs,
  base: number,
  { lb, ub }: { readonly lb: number; readonly ub: number },
): number {
  const { t_initial: length, cycle_mul: stretch, lr_min: low, warmup_t: t } = args;
  const i = indexOf({ length, stretch })(t);
  if (!(i < args.cycle_limit)) return low;
  const p = (t - geometricStart(length, stretch)(i)) / (length * stretch ** i);
  return low + 0.5 * (base * args.cycle_decay ** i - low) * (1 - Math.tanh(lb * (1 - p) + ub * p));
}

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
    return {
      groups: baseLrsOf(context, path).map((base) =>
        warmedUp(scaled(base, spec), warmup, { base, to: base, begins: base }),
      ),
      notes: [...rateNotes(args.decay_rate), ...warmupNotes(warmup), unitOf(args)],
    };
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
    return {
      groups: baseLrsOf(context, path).map((base) =>
        warmedUp(scaled(base, spec), warmup, { base, to: base, begins: base * args.decay_rate ** begun }),
      ),
      notes: [
        ...rateNotes(args.decay_rate),
        note("early", "Milestones take effect one step before they are written.", early),
        ...warmupNotes(warmup),
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

/** The schedulers of timm. */
export const timm: Schedulers = {
  CosineLRScheduler: cosineScheduler,
  TanhLRScheduler: tanhScheduler,
  PolyLRScheduler: polyScheduler,
  StepLRScheduler: stepScheduler,
  MultiStepLRScheduler: multiStepScheduler,
  PlateauLRScheduler: plateauScheduler,
};
