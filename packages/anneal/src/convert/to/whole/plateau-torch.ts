import type { Call } from "../../call.ts";
import { decline } from "../../scheduler.ts";
import type { Draft } from "../draft.ts";
import { assigned, assignedLiteral } from "../python/literal.ts";
import { fromImport } from "../write/imports.ts";
import { getSchedulerPython } from "../write/transformers.ts";
import {
  asTorch,
  beside,
  counts,
  drafted,
  eps,
  floors,
  type Kwargs,
  lrs,
  threshold,
  type Watched,
  withCall,
} from "./watched.ts";

const torchDefaults: Kwargs = {
  mode: "min",
  factor: 0.1,
  patience: 10,
  threshold: 1e-4,
  threshold_mode: "rel",
  cooldown: 0,
  min_lr: 0,
  eps: 1e-8,
};

function torchKwargs(watched: Watched): Kwargs {
  const { facts } = watched;
  const [value, threshold_mode] = threshold(facts);
  const { patience, cooldown } = asTorch(facts);
  const { mode, factor } = facts;
  const kwargs = { mode, factor, patience, threshold: value, threshold_mode, cooldown };
  const smallest = eps(watched);
  if (smallest === undefined) return decline("control.eps", "the same LR for all groups", facts.eps);
  return beside({ ...kwargs, min_lr: floors(watched), eps: smallest }, torchDefaults);
}

export function torchDraft(watched: Watched): Draft {
  const call: Call = { name: "ReduceLROnPlateau", kwargs: torchKwargs(watched) };
  const source = `${lrs(watched.base)}\n${assigned("scheduler", call, { counts, first: () => ["optimizer"] })}\n# After each validation: scheduler.step(metric)`;
  return withCall(
    drafted(call.name, watched.base, [fromImport("torch.optim.lr_scheduler", [call.name])], source),
    call,
  );
}

export function transformersDraft(watched: Watched): Draft {
  const special = torchKwargs(watched);
  const given = Object.keys(special).length > 0 ? { scheduler_specific_kwargs: special } : {};
  const call: Call = { name: "get_scheduler", kwargs: { name: "reduce_lr_on_plateau", ...given } };
  const written = getSchedulerPython({ call, baseLr: watched.base[0] }, { steps: 1 });
  return withCall(
    drafted("reduce_lr_on_plateau", watched.base, written?.imports ?? [], written?.source ?? ""),
    call,
  );
}

export function igniteDraft(watched: Watched): Draft {
  const { min_lr, ...rest } = torchKwargs(watched);
  if (min_lr !== undefined && watched.base.length > 1)
    decline("control.floor", "0 with several groups, for Ignite then ignores it", min_lr);
  const floor = min_lr === undefined ? {} : { min_lr, param_group_index: 0 };
  const call: Call = {
    name: "ReduceLROnPlateauScheduler",
    kwargs: { metric_name: "loss", ...rest, ...floor },
  };
  const style = { counts: /^(patience|cooldown|param_group_index)$/, first: () => ["optimizer"] };
  const attach = "# evaluator.add_event_handler(Events.COMPLETED, scheduler)";
  const source = `${lrs(watched.base)}\n${assigned("scheduler", call, style)}\n${attach}`;
  return withCall(
    drafted(call.name, watched.base, [fromImport("ignite.handlers", [call.name])], source),
    call,
  );
}

export function timmDraft(watched: Watched): Draft {
  const { facts, base } = watched;
  const [value, kind] = threshold(facts);
  if (kind === "abs") decline("control.minDelta", "0, for timm compares by a ratio", facts.minDelta);
  const { patience, cooldown } = asTorch(facts);
  const lr_min = floors(watched);
  if (typeof lr_min !== "number")
    return decline("control.floor", "the same lowest LR for all groups", lr_min);
  const kwargs = {
    mode: facts.mode,
    decay_rate: facts.factor,
    patience_t: patience,
    threshold: value,
    cooldown_t: cooldown,
    lr_min,
  };
  const defaults = {
    mode: "max",
    decay_rate: 0.1,
    patience_t: 10,
    threshold: 1e-4,
    cooldown_t: 0,
    lr_min: 0,
  };
  const call: Call = { name: "PlateauLRScheduler", kwargs: beside(kwargs, defaults) };
  const source = `${lrs(base)}\n${assigned("scheduler", call, { counts, first: () => ["optimizer"] })}\n# After epoch k, from 1: scheduler.step(k, metric)`;
  return withCall(drafted(call.name, base, [fromImport("timm.scheduler", [call.name])], source), call);
}

export function mmengineDraft(watched: Watched): Draft {
  const { facts, base } = watched;
  const { mode, threshold_mode, min_lr, ...rest } = torchKwargs(watched);
  const window = facts.shown ? { begin: facts.shown[0] + 1, end: facts.shown[1] + 1 } : {};
  const fields = {
    type: "ReduceOnPlateauLR",
    monitor: "loss",
    ...(mode !== undefined && { rule: "greater" }),
    ...rest,
    ...(threshold_mode !== undefined && { threshold_rule: threshold_mode }),
    ...(min_lr !== undefined && { min_value: min_lr }),
    ...window,
  };
  const { type, ...kwargs } = fields;
  const call: Call = { name: type, kwargs };
  const source = `${lrs(base)}\n${assignedLiteral("param_scheduler", fields, { counts, dictionary: "call" })}`;
  return withCall(drafted(type, base, [], source), call);
}
