import type { Spec } from "../../schedules/index.ts";
import type { ConvertContext, GroupFacts } from "../context.ts";
import { type Note, note } from "../note.ts";
import type { Args } from "../params/bind.ts";
import { choice, count, ignored, number, optional, whole } from "../params/param.ts";
import { decline, type Scheduler, type Schedulers, type Scope, scheduler } from "../scheduler.ts";
import {
  clampOf,
  constant,
  cosine,
  easeIn,
  exponential,
  linear,
  powerOf,
  scaled,
  sumOf,
} from "../shared/parts.ts";
import { type PieceOf, pieces } from "../shared/pieces.ts";

const styles = ["constant", "linear", "cosine", "inverse-square-root", "WSD"] as const;
const wsdStyles = ["linear", "cosine", "exponential", "minus_sqrt"] as const;

const params = {
  optimizer: ignored,
  init_lr: number({ otherwise: 0 }),
  max_lr: number(),
  min_lr: number({ min: 0, otherwise: 0 }),
  lr_warmup_steps: count(0),
  lr_decay_steps: whole({ min: 1 }),
  lr_decay_style: optional(choice(styles)),
  start_wd: optional(number({ min: 0 })),
  end_wd: optional(number({ min: 0 })),
  wd_incr_steps: optional(count()),
  wd_incr_style: choice(["constant", "linear", "cosine"], "constant"),
  use_checkpoint_opt_param_scheduler: ignored,
  override_opt_param_scheduler: ignored,
  wsd_decay_steps: optional(count()),
  lr_wsd_decay_style: optional(choice(wsdStyles)),
} as const;

type A = Args<typeof params>;
type Style = (typeof styles)[number];

/** Lengths in updates: Megatron counts samples where its scheduler advances by the batch size. */
interface Plan {
  readonly style: Style;
  readonly warmup: number;
  readonly decay: number;
  readonly anneal: number;
  readonly increment: number;
  readonly wsd: (typeof wsdStyles)[number];
  readonly init: number;
}

/** How far each update advances the scheduler. */
const incrementOf = ({ horizon }: ConvertContext): number => horizon?.samplesPerStep ?? 1;

/** The warmup rules through its last step, which a decay that already began would not show. */
function lrOf(plan: Plan, high: number, low: number): Spec {
  const { warmup: w, decay } = plan;
  const late = plan.style === "WSD" && decay - plan.anneal < w;
  const until = Number.isInteger(w) && !late ? w : Math.floor(w) + 1;
  const warm: PieceOf[] = w > 0 ? [{ until, start: 0, spec: linear(plan.init, high, w) }] : [];
  return pieces([...warm, ...afterWarmup(plan, high, low)]);
}

function afterWarmup(plan: Plan, high: number, low: number): readonly PieceOf[] {
  const { style, warmup: w, decay, increment } = plan;
  const end = Math.floor(decay) + 1;
  const floor = { until: Infinity, start: end, spec: constant(low) };
  switch (style) {
    case "constant":
      return [{ until: Infinity, start: w, spec: constant(high) }];
    case "linear":
      return [{ until: Infinity, start: w, spec: linear(high, low, decay - w) }];
    case "cosine":
      return [{ until: Infinity, start: w, spec: cosine(high, low, decay - w) }];
    case "inverse-square-root": {
      if (w > 0)
        return [{ until: end, start: w, spec: clampOf(powerOf(high, -0.5, w), { min: low }) }, floor];
      const first = { until: 1, start: 0, spec: constant(high) };
      const rest = clampOf(powerOf(high / Math.sqrt(increment), -0.5, 1), { min: low });
      return [first, { until: end, start: 1, spec: rest }, floor];
    }
    case "WSD":
      return annealed(plan, high, low);
  }
}

/** Hold, then anneal; what has begun before the warmup ends is joined in its middle. */
function annealed({ warmup: w, decay, anneal, wsd }: Plan, high: number, low: number): readonly PieceOf[] {
  const start = decay - anneal;
  const hold = { until: Math.max(w, start), start: w, spec: constant(high) };
  const end = Math.floor(decay) + 1;
  const floor = { until: Infinity, start: end, spec: constant(low) };
  if (anneal === 0) return [{ ...hold, until: end }, floor];
  if (wsd === "exponential") {
    // 2 * 0.5 ** r - 1, cut at its end: the curve itself goes on below the floor.
    const curve = sumOf(constant(2 * low - high), exponential(2 * (high - low), 0.5, anneal));
    return [hold, { until: decay, start, spec: curve }, { ...floor, start: decay }];
  }
  const ramps: { readonly [S in typeof wsd]: Spec } = {
    linear: linear(high, low, anneal),
    cosine: cosine(high, low, anneal),
    minus_sqrt: easeIn(high, low, anneal, 0.5),
  };
  return [hold, { until: Infinity, start, spec: ramps[wsd] }];
}

function weightDecayOf(a: A, group: GroupFacts, { path, context }: Scope): Spec {
  const end = group.endWd ?? a.end_wd ?? 0;
  const start = group.startWd ?? a.start_wd ?? end;
  const over = (a.wd_incr_steps ?? 0) / incrementOf(context);
  if (a.wd_incr_style === "constant" && start !== end) {
    decline(`${path}.end_wd`, `start_wd, ${start}, with wd_incr_style "constant"`, end);
  }
  if (a.wd_incr_style !== "constant" && over === 0) {
    decline(`${path}.wd_incr_steps`, "above 0, for it is divided by", a.wd_incr_steps);
  }
  const ramp = a.wd_incr_style === "linear" ? linear : cosine;
  const spec = a.wd_incr_style === "constant" ? constant(end) : ramp(start, end, over);
  return scaled(group.wdMult ?? 1, spec);
}

function planOf(a: A, style: Style, { path, context }: Scope): Plan {
  const inc = incrementOf(context);
  if (!(a.max_lr >= a.min_lr)) decline(`${path}.max_lr`, `at least min_lr, ${a.min_lr}`, a.max_lr);
  if (!(a.init_lr <= a.max_lr)) decline(`${path}.init_lr`, `at most max_lr, ${a.max_lr}`, a.init_lr);
  if (!(a.lr_warmup_steps < a.lr_decay_steps)) {
    decline(`${path}.lr_warmup_steps`, `below lr_decay_steps, ${a.lr_decay_steps}`, a.lr_warmup_steps);
  }
  const wsd = style === "WSD";
  if (wsd && a.wsd_decay_steps === undefined)
    decline(`${path}.wsd_decay_steps`, "a number of steps", undefined, "missing");
  if (wsd && a.wsd_decay_steps !== 0 && a.lr_wsd_decay_style === undefined) {
    decline(`${path}.lr_wsd_decay_style`, `one of ${wsdStyles.join(", ")}`, undefined, "missing");
  }
  return {
    style,
    warmup: a.lr_warmup_steps / inc,
    decay: a.lr_decay_steps / inc,
    anneal: (a.wsd_decay_steps ?? 0) / inc,
    increment: inc,
    wsd: a.lr_wsd_decay_style ?? "linear",
    init: a.init_lr,
  };
}

function notesOf(plan: Plan, low: number): readonly Note[] {
  const { style, warmup: w, decay, increment } = plan;
  const end = Math.floor(decay) + 1;
  return [
    ...(w > 0 && plan.init === 0
      ? [note("starts-at-zero", "The first update has an LR of 0: it changes no weight.", 0)]
      : []),
    ...(w > 0 && style !== "constant"
      ? [note("total", "lr_decay_steps includes the warmup.", Math.ceil(w))]
      : []),
    ...(style === "inverse-square-root"
      ? [note("jumps", `After lr_decay_steps the LR drops to min_lr, ${low}.`, end)]
      : []),
    ...(style === "constant" && low > 0 ? [note("ignored", "min_lr has no effect on a constant LR.")] : []),
    ...(style === "WSD" && decay - plan.anneal < w
      ? [note("jumps", "The anneal begins before the warmup ends, so the LR jumps down.", Math.floor(w) + 1)]
      : []),
    ...(increment > 1 ? [note("unit", `The scheduler counts samples, ${increment} an update.`)] : []),
  ];
}

/** Megatron's OptimizerParamScheduler; `named` is its decay style, where that is the name. */
const optimizerParamScheduler = (named: Style | undefined): Scheduler =>
  scheduler(params, (a, scope) => {
    const { path, context } = scope;
    const style =
      a.lr_decay_style ??
      named ??
      decline(`${path}.lr_decay_style`, `one of ${styles.join(", ")}`, undefined, "missing");
    const plan = planOf(a, style, scope);
    const groups: readonly GroupFacts[] = context.paramGroups ?? [{}];
    const decays = a.start_wd !== undefined || a.end_wd !== undefined;
    return {
      groups: groups.map((group) => lrOf(plan, group.maxLr ?? a.max_lr, group.minLr ?? a.min_lr)),
      ...(decays && { weightDecay: groups.map((group) => weightDecayOf(a, group, scope)) }),
      notes: notesOf(plan, a.min_lr),
    };
  });

/** Megatron's scheduler, by its class and by its decay styles. */
export const megatron: Schedulers = {
  OptimizerParamScheduler: /* @__PURE__ */ optimizerParamScheduler(undefined),
  constant: /* @__PURE__ */ optimizerParamScheduler("constant"),
  linear: /* @__PURE__ */ optimizerParamScheduler("linear"),
  cosine: /* @__PURE__ */ optimizerParamScheduler("cosine"),
  "inverse-square-root": /* @__PURE__ */ optimizerParamScheduler("inverse-square-root"),
  WSD: /* @__PURE__ */ optimizerParamScheduler("WSD"),
};
