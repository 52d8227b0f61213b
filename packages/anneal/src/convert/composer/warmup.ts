import type { Spec } from "../../schedules/index.ts";
import { note } from "../note.ts";
import type { Params } from "../params/bind.ts";
import { flag, list, number } from "../params/param.ts";
import { decline, type Scheduler, type Scope, scheduler } from "../scheduler.ts";
import { constant, cosine, linear, polynomial, sequenceOf, sliceOf } from "../shared/parts.ts";
import { factored, floorNote, milestoneCuts, ratioNote, slopeOf } from "./common.ts";
import { batches, lengthOf, type Run, refuseShort, runOf, type Time, time } from "./time.ts";

const floor = { alpha_f: number({ otherwise: 0 }) } as const;

const whole = { t_max: time("1dur") } as const;

const warmupParams = { t_warmup: time() } as const;

const scaleWarmup = { scale_warmup: flag(false) } as const;

interface WarmupArgs {
  readonly t_warmup: Time;
  readonly scale_warmup: boolean;
}

/**
 * The warmup, for its unscaled window. `scale_warmup` changes its slope only: it reaches its top early, or is cut off.
 */
function warmupOf(
  { t_warmup, scale_warmup }: WarmupArgs,
  top: number,
  { run, path }: { readonly run: Run; readonly path: string },
) {
  const at = `${path}.t_warmup`;
  const window = lengthOf(t_warmup, run, { ratio: 1 });
  const over = batches(window);
  if (window.amount === 0) return { window, over, spec: undefined, notes: [] };
  const slope = scale_warmup ? slopeOf(t_warmup, run, at) : window;
  const span = batches(slope);
  const ramp = linear(0, top, span);
  const spec = span === over ? ramp : sliceOf(ramp, 0, over);
  const scaledNote =
    span === over
      ? []
      : [
          note(
            "jumps",
            "scale_warmup changes the slope of the warmup, not its window.",
            Math.min(Math.ceil(span), Math.ceil(over)),
          ),
        ];
  return {
    window,
    over,
    spec,
    notes: [
      note("starts-at-zero", "The first update has an LR of 0: it changes no weight.", 0),
      ...scaledNote,
    ],
  };
}

export const multiStepWithWarmup: Scheduler = /* @__PURE__ */ scheduler(
  { ...warmupParams, milestones: list(time()), gamma: number({ min: 0, otherwise: 0.1 }), ...scaleWarmup },
  (a, scope) => {
    const run = runOf(scope.context);
    const { over, spec, notes } = warmupOf(a, 1, { run, path: scope.path });
    const rest = milestoneCuts(a.milestones, a.gamma, run);
    return factored(scope, sequenceOf(spec, sliceOf(rest, over)), [...notes, ...ratioNote(run)]);
  },
);

/** A warmup and a decay whose end includes it. */
function withWarmup<A extends WarmupArgs & { readonly t_max: Time }>(
  args: A,
  scope: Scope,
  {
    top,
    decay,
    alone,
    low,
  }: {
    readonly top: number;
    readonly decay: (over: number) => Spec;
    readonly alone: number;
    readonly low: number;
  },
) {
  const run = runOf(scope.context);
  const { path } = scope;
  const warm = warmupOf(args, top, { run, path });
  const end = lengthOf(args.t_max, run);
  if (end.unit !== warm.window.unit)
    decline(`${path}.t_warmup`, `a time in the unit of t_max, ${args.t_max.text}`, args.t_warmup.text);
  refuseShort(args.t_max, run, `${path}.t_max`);
  const over = batches(end) - warm.over;
  const rest = over > 0 ? decay(over) : constant(alone);
  const never =
    over > 0
      ? []
      : [note("ignored", "The warmup takes all of t_max: there is no decay.", Math.ceil(warm.over))];
  const total = warm.over > 0 ? [note("total", "t_max includes the warmup.", Math.ceil(warm.over))] : [];
  return factored(scope, sequenceOf(warm.spec, rest), [
    ...warm.notes,
    ...total,
    ...never,
    ...floorNote(low, batches(end)),
    ...ratioNote(run),
  ]);
}

export const constantWithWarmup: Scheduler = /* @__PURE__ */ scheduler(
  { ...warmupParams, alpha: number({ otherwise: 1 }), ...whole, ...scaleWarmup },
  (a, scope) =>
    withWarmup(a, scope, { top: a.alpha, decay: () => constant(a.alpha), alone: a.alpha, low: 0 }),
);

export const linearWithWarmup: Scheduler = /* @__PURE__ */ scheduler(
  { ...warmupParams, alpha_i: number({ otherwise: 1 }), ...floor, ...whole, ...scaleWarmup },
  (a, scope) =>
    withWarmup(a, scope, {
      top: a.alpha_i,
      decay: (over) => linear(a.alpha_i, a.alpha_f, over),
      alone: a.alpha_i,
      low: a.alpha_f,
    }),
);

export const cosineWithWarmup: Scheduler = /* @__PURE__ */ scheduler(
  { ...warmupParams, ...whole, ...floor, ...scaleWarmup },
  (a, scope) =>
    withWarmup(a, scope, { top: 1, decay: (over) => cosine(1, a.alpha_f, over), alone: 1, low: a.alpha_f }),
);

export const polynomialWithWarmup: Scheduler = /* @__PURE__ */ scheduler(
  {
    ...warmupParams,
    power: number({ min: 0, otherwise: 2 }),
    ...whole,
    ...floor,
    ...scaleWarmup,
  } satisfies Params,
  (a, scope) =>
    withWarmup(a, scope, {
      top: 1,
      decay: (over) => (a.power === 0 ? constant(1) : polynomial(1, a.alpha_f, over, a.power)),
      alone: 1,
      low: a.alpha_f,
    }),
);
