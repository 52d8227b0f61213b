import type { Call } from "../../call.ts";
import type { GreedyFacts } from "../../converted.ts";
import { decline } from "../../scheduler.ts";
import type { Draft } from "../draft.ts";
import type { Target } from "../exported.ts";
import { getSchedulerPython } from "../write/transformers.ts";
import { beside, drafted, withCall } from "./watched.ts";

/** GreedyLR, which transformers alone has. */
export function greedyDraft(target: Target, facts: GreedyFacts, base: readonly number[]): Draft {
  if (target !== "transformers")
    return decline("control", `a plateau, for only transformers has "greedy", not ${target}`, "greedy");
  const { minRatio = 0, minDelta = 0 } = facts;
  const [threshold, threshold_mode] = minRatio > 0 ? [minRatio, "rel"] : [minDelta, "abs"];
  const level = (ratios: readonly number[]): number | readonly number[] => {
    const all = base.map((lr, g) => lr * (ratios[g] ?? ratios[0]));
    return all.every((each) => each === all[0]) ? all[0] : all;
  };
  const eps = level(facts.eps);
  if (typeof eps !== "number") return decline("control.eps", "the same LR for all groups", eps);
  const smooth = facts.window > 1;
  const given = {
    mode: facts.mode,
    factor: facts.factor,
    patience: facts.patience,
    threshold,
    threshold_mode,
    cooldown: facts.cooldownChecks,
    warmup: facts.warmupChecks,
    min_lr: level(facts.floor),
    max_lr: level(facts.ceiling),
    eps,
    ...(smooth && { smooth, window_size: facts.window }),
    reset_start: facts.resetStart,
  };
  const special = beside(given, defaults);
  const call: Call = {
    name: "get_scheduler",
    kwargs: {
      name: "greedy",
      ...(Object.keys(special).length > 0 && { scheduler_specific_kwargs: special }),
    },
  };
  const written = getSchedulerPython({ call, baseLr: base[0] }, { steps: 1 });
  return withCall(drafted("greedy", base, written?.imports ?? [], written?.source ?? ""), call);
}

const defaults = {
  mode: "min",
  factor: 0.95,
  patience: 10,
  threshold: 1e-6,
  threshold_mode: "abs",
  cooldown: 0,
  warmup: 0,
  min_lr: 1e-3,
  max_lr: 1,
  eps: 1e-8,
  window_size: 50,
  reset_start: 500,
};
