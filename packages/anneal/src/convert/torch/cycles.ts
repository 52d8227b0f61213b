import type { Spec } from "../../schedules/index.ts";
import { type ConvertContext, groupCount } from "../context.ts";
import type { Converted } from "../converted.ts";
import { type Note, note } from "../note.ts";
import { choice, flag, ignored, number, only, optional, perGroup, whole } from "../params/param.ts";
import { decline, type Scheduler, type Scope, scheduler, spread } from "../scheduler.ts";
import { constant, exponential, linear, productOf, repeatOf, sequenceOf, sumOf } from "../shared/parts.ts";
import { stopsNote, unitNote } from "./alone.ts";
import { lastArguments } from "./member.ts";
import { momentumFields, momentumOf } from "./momentum.ts";
import { divides, oneCycle, type Phases } from "./one-cycle.ts";

const momentumParams = (low: number, high: number) =>
  ({
    cycle_momentum: flag(true),
    base_momentum: perGroup(number({ otherwise: low })),
    max_momentum: perGroup(number({ otherwise: high })),
  }) as const;

/** torch CyclicLR. */
export const cyclicLR: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    base_lr: perGroup(number()),
    max_lr: perGroup(number()),
    step_size_up: number({ above: 0, otherwise: 2000 }),
    step_size_down: optional(number({ min: 0 })),
    mode: choice(["triangular", "triangular2", "exp_range"], "triangular"),
    gamma: number({ min: 0, otherwise: 1 }),
    scale_fn: only(null, "functions are not evaluated"),
    scale_mode: ignored,
    ...momentumParams(0.8, 0.9),
    ...lastArguments,
  },
  (args, scope) => {
    const groups = groupsOf(scope.context, args.base_lr, args.max_lr);
    const low = spread(args.base_lr, groups, `${scope.path}.base_lr`);
    const high = spread(args.max_lr, groups, `${scope.path}.max_lr`);
    const up = args.step_size_up;
    const down = args.step_size_down ?? up;
    const wave = (from: number, height: number): Spec => {
      const cycle = sequenceOf(linear(0, height, up), linear(height, 0, down));
      const waves = repeatOf(cycle, { damp: args.mode === "triangular2" ? 0.5 : 1 });
      const fading = args.mode === "exp_range" && args.gamma !== 1;
      return sumOf(constant(from), fading ? productOf([waves, exponential(1, args.gamma)]) : waves);
    };
    const momentum = cycled(args, scope, { groups, wave: (base, top) => wave(top, base - top) });
    return {
      groups: low.map((from, g) => wave(from, high[g] - from)),
      ...momentum,
      notes: [absoluteNote("base_lr and max_lr are LRs"), ...momentum.notes, unitNote],
    };
  },
);

/** torch OneCycleLR. */
export const oneCycleLR: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    max_lr: perGroup(number()),
    total_steps: optional(whole({ min: 1 })),
    epochs: optional(whole({ min: 1 })),
    steps_per_epoch: optional(whole({ min: 1 })),
    pct_start: number({ min: 0, max: 1, otherwise: 0.3 }),
    anneal_strategy: choice(["cos", "linear"], "cos"),
    ...momentumParams(0.85, 0.95),
    div_factor: number({ above: 0, otherwise: 25 }),
    final_div_factor: number({ above: 0, otherwise: 1e4 }),
    three_phase: flag(false),
    ...lastArguments,
  },
  (args, scope) => {
    const { path, context } = scope;
    const product = args.epochs && args.steps_per_epoch && args.epochs * args.steps_per_epoch;
    const total =
      args.total_steps ??
      product ??
      decline(`${path}.total_steps`, "total_steps, or epochs and steps_per_epoch", undefined, "missing");
    const phases: Phases = {
      total,
      share: args.pct_start,
      threePhase: args.three_phase,
      anneal: args.anneal_strategy,
    };
    refuseEmptyPhase(phases, `${path}.pct_start`);
    const groups = groupsOf(context, args.max_lr, args.max_lr);
    const momentum = cycled(args, scope, {
      groups,
      wave: (base, top) => oneCycle(phases, { start: top, peak: base, middle: top, end: top }),
    });
    const stops = divides(phases) === "last" ? total : total + 1;
    return {
      groups: spread(args.max_lr, groups, `${path}.max_lr`).map((peak) =>
        oneCycle(phases, oneCycleLevels(peak, args.div_factor, args.final_div_factor)),
      ),
      ...momentum,
      stops,
      notes: [
        ...oneCycleNotes(phases, stops),
        absoluteNote("max_lr is an LR"),
        ...momentum.notes,
        ...stopsNote(stops, "OneCycleLR"),
        unitNote,
      ],
    };
  },
);

export function oneCycleLevels(
  peak: number,
  div: number,
  finalDiv: number,
): { start: number; peak: number; middle: number; end: number } {
  const start = peak / div;
  return { start, peak, middle: start, end: start / finalDiv };
}

export function refuseEmptyPhase(phases: Phases, path: string): void {
  if (divides(phases) === "first")
    decline(path, "a first phase that is not 1 step long, for torch divides by 0 there", phases.share);
}

export function oneCycleNotes({ total, share }: Phases, stops: number): readonly Note[] {
  const peak = Math.max(0, Math.floor(share * total) - 1);
  return [
    note(
      "early",
      `The peak is reached at step ${peak}, one step before pct_start of the total; the last value at step ${total - 1}.`,
      peak,
    ),
    ...(stops > total
      ? [note("extrapolates", `Step ${total} is still allowed, and goes beyond the last value.`, total)]
      : []),
  ];
}

const absoluteNote = (levels: string): Note =>
  note("absolute", `The LR of the optimizer is overwritten: ${levels}.`, 0);

/** How many groups there are: as many as base LRs, or as a list has. */
function groupsOf(context: ConvertContext, ...values: readonly (number | readonly number[])[]): number {
  const given = values.find((value) => typeof value !== "number") as readonly number[] | undefined;
  return context.baseLrs ? groupCount(context) : (given?.length ?? 1);
}

interface MomentumArgs {
  readonly cycle_momentum: boolean;
  readonly base_momentum: number | readonly number[];
  readonly max_momentum: number | readonly number[];
}

/** Momentum that mirrors the LR, where the optimizer has any. */
function cycled(
  args: MomentumArgs,
  { path, context }: Scope,
  { groups, wave }: { readonly groups: number; readonly wave: (base: number, top: number) => Spec },
): Pick<Converted, "momentum" | "betas"> & { readonly notes: readonly Note[] } {
  if (!args.cycle_momentum) return { notes: [] };
  if (momentumOf(context) === "none") {
    return decline(`${path}.cycle_momentum`, "False, for the optimizer has no momentum", true);
  }
  const base = spread(args.base_momentum, groups, `${path}.base_momentum`);
  const top = spread(args.max_momentum, groups, `${path}.max_momentum`);
  return momentumFields(
    context,
    base.map((each, g) => wave(each, top[g])),
  );
}
