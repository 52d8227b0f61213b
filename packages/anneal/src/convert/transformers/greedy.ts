import { baseLrsOf } from "../context.ts";
import { note } from "../note.ts";
import { choice, count, flag, ignored, number, perGroup, whole } from "../params/param.ts";
import { type Scheduler, scheduler, spread } from "../scheduler.ts";
import { constant } from "../shared/parts.ts";
import { ratios } from "../torch/plateau.ts";

/** transformers greedy (GreedyLR): raises the LR while a metric improves, cuts it when it does not. */
export const greedyLR: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    mode: choice(["min", "max"], "min"),
    factor: number({ above: 0, below: 1, otherwise: 0.95 }),
    patience: count(10),
    threshold: number({ min: 0, otherwise: 1e-6 }),
    threshold_mode: choice(["rel", "abs"], "abs"),
    cooldown: count(0),
    warmup: count(0),
    min_lr: perGroup(number({ min: 0, otherwise: 1e-3 })),
    max_lr: perGroup(number({ above: 0, otherwise: 1 })),
    eps: number({ min: 0, otherwise: 1e-8 }),
    verbose: ignored,
    smooth: flag(false),
    window_size: whole({ min: 1, otherwise: 50 }),
    reset_start: whole({ min: 1, otherwise: 500 }),
  },
  (args, { path, context }) => {
    const base = baseLrsOf(context, path);
    const floor = ratios(spread(args.min_lr, base.length, `${path}.min_lr`), base);
    const ceiling = ratios(spread(args.max_lr, base.length, `${path}.max_lr`), base);
    const text = "The LR depends on the metrics of the run: it rises while they improve.";
    return {
      groups: base.map((lr) => constant(lr)),
      control: {
        kind: "greedy",
        options: {
          mode: args.mode,
          factor: args.factor,
          patience: args.patience,
          cooldownChecks: args.cooldown,
          warmupChecks: args.warmup,
          ...(args.threshold_mode === "rel" ? { minRatio: args.threshold } : { minDelta: args.threshold }),
          floor,
          ceiling,
          eps: ratios(
            base.map(() => args.eps),
            base,
          ),
          window: args.smooth ? args.window_size : 1,
          resetStart: args.reset_start,
        },
      },
      notes: [note("controller", text)],
    };
  },
);
