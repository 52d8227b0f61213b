import type { Spec } from "../../schedules/index.ts";
import { baseLrsOf, type ConvertContext } from "../context.ts";
import { note } from "../note.ts";
import { ignored, number, optional, whole } from "../params/param.ts";
import { decline, type Scheduler, scheduler } from "../scheduler.ts";
import { geometricStart } from "../shared/cycle-starts.ts";
import { constant, cosine, polynomial } from "../shared/parts.ts";
import { type CommonArgs, unitOf, warmupOf, warmupParams } from "./args.ts";
import { type Cycles, cycles, endOfShrinking, indexOf } from "./cycles.ts";
import { warmedUp, warmupNotes } from "./warmup.ts";

const cycleParams = {
  lr_min: number({ min: 0, otherwise: 0 }),
  cycle_mul: number({ above: 0, otherwise: 1 }),
  cycle_decay: number({ min: 0, otherwise: 1 }),
  cycle_limit: whole({ min: 0, otherwise: 1 }),
} as const;

/** What cycle_mul and cycle_decay were called before timm 0.5. */
const formerParams = {
  t_mul: optional(number({ above: 0 })),
  decay_rate: optional(number({ min: 0 })),
} as const;

interface CycleArgs extends CommonArgs {
  readonly t_initial: number;
  readonly lr_min: number;
  readonly cycle_mul: number;
  readonly cycle_decay: number;
  readonly cycle_limit: number;
  readonly t_mul: number | undefined;
  readonly decay_rate: number | undefined;
}

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
    stretch: args.t_mul ?? args.cycle_mul,
    damp: args.decay_rate ?? args.cycle_decay,
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
  const cycled = args.t_initial * args.cycle_limit;
  const end = warmup.prefix ? cycled + warmup.over : Math.max(cycled, warmup.over);
  return {
    groups,
    ...(stops !== undefined && { stops }),
    notes: [
      ...warmupNotes(warmup, groups, baseLrsOf(context, path)),
      ...(shape.stretch === 1 ? [note("holds", "After its cycles the LR stays at lr_min.", end)] : []),
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

export const cosineScheduler: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    t_initial: number({ above: 0 }),
    ...cycleParams,
    ...warmupParams(false),
    k_decay: number({ min: 0, otherwise: 1 }),
    initialize: ignored,
    ...formerParams,
  },
  (args, { path, context }) =>
    cyclic(args, context, {
      path,
      ramp: (from, to, over) => paced(cosine(from, to, over), args.k_decay),
      exact: args.k_decay > 0,
    }),
);

export const polyScheduler: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    t_initial: number({ above: 0 }),
    power: number({ min: 0, otherwise: 0.5 }),
    ...cycleParams,
    ...warmupParams(false),
    k_decay: number({ min: 0, otherwise: 1 }),
    initialize: ignored,
    ...formerParams,
  },
  (args, { path, context }) =>
    cyclic(args, context, {
      path,
      ramp: (from, to, over) => paced(polynomial(from, to, over, args.power), args.k_decay),
      exact: args.k_decay > 0 && args.power > 0,
    }),
);

export const tanhScheduler: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    t_initial: number({ above: 0 }),
    lb: number({ otherwise: -7 }),
    ub: number({ otherwise: 3 }),
    ...cycleParams,
    ...warmupParams(false),
    initialize: ignored,
    ...formerParams,
  },
  (args, { path, context }) => {
    const { lb, ub } = args;
    if (!(lb < ub)) decline(`${path}.lb`, `below ub, ${ub}`, lb);
    const room = endOfShrinking({ length: args.t_initial, stretch: args.cycle_mul });
    if (!args.warmup_prefix && args.warmup_t > 0 && room !== undefined && args.warmup_t >= room) {
      const rule = `below ${room}, where shrinking cycles leave no room: timm takes the logarithm of 0 there`;
      decline(`${path}.warmup_t`, rule, args.warmup_t);
    }
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
  const { t_initial: length, lr_min: low, warmup_t: t } = args;
  const stretch = args.t_mul ?? args.cycle_mul;
  const i = indexOf({ length, stretch })(t);
  if (!(i < args.cycle_limit)) return low;
  const p = (t - geometricStart(length, stretch)(i)) / (length * stretch ** i);
  return (
    low +
    0.5 * (base * (args.decay_rate ?? args.cycle_decay) ** i - low) * (1 - Math.tanh(lb * (1 - p) + ub * p))
  );
}
