import type { Call } from "../../call.ts";
import { note } from "../../note.ts";
import { decline } from "../../scheduler.ts";
import type { Draft } from "../draft.ts";
import { assigned, float } from "../python/literal.ts";
import { asKeras, asOptax, beside, counts, drafted, floors, lrs, type Watched, withCall } from "./watched.ts";

export function kerasDraft(watched: Watched): Draft {
  const { facts, base } = watched;
  const { minRatio = 0, minDelta = 0 } = facts;
  if (minRatio > 0)
    decline("control.minRatio", "0, for keras compares by a difference (min_delta)", minRatio);
  if (base.length > 1) decline("groups", "one group, for keras has no others", base);
  const { patience, cooldown } = asKeras(facts);
  const kwargs = {
    monitor: "val_loss",
    mode: facts.mode,
    factor: facts.factor,
    patience,
    min_delta: minDelta,
    cooldown,
    min_lr: floors(watched),
  };
  const defaults = { factor: 0.1, patience: 10, min_delta: 1e-4, cooldown: 0, min_lr: 0 };
  const call: Call = { name: "ReduceLROnPlateau", kwargs: beside(kwargs, defaults) };
  const source = `${lrs(base)}\n${assigned("callback", call, { counts, prefix: "keras.callbacks." })}\n# model.fit(..., callbacks=[callback])`;
  return withCall(drafted(call.name, base, ["import keras"], source), call);
}

export function optaxDraft(watched: Watched): Draft {
  const { facts, base, optimizer } = watched;
  const { minRatio = 0, minDelta = 0, mode } = facts;
  if (mode === "max" && minRatio > 0)
    decline("control.mode", '"min", for optax has no "max", and a ratio cannot be mirrored', mode);
  if (minRatio === 0 && minDelta === 0)
    decline("control.minDelta", "above 0, for optax wants rtol or atol", minDelta);
  const floor = facts.floor[0] ?? 0;
  if (facts.floor.some((each) => each !== floor))
    decline("control.floor", "one ratio for all groups", facts.floor);
  const { patience, cooldown } = asOptax(facts);
  const kwargs = {
    factor: facts.factor,
    patience,
    rtol: minRatio,
    atol: minDelta,
    cooldown,
    accumulation_size: facts.average ?? 1,
    min_scale: floor,
  };
  const defaults = {
    factor: 0.1,
    patience: 10,
    rtol: 1e-4,
    atol: 0,
    cooldown: 0,
    accumulation_size: 1,
    min_scale: 0,
  };
  const call: Call = { name: "reduce_on_plateau", kwargs: beside(kwargs, defaults) };
  const source = `${assigned("plateau", call, { counts, prefix: "optax.contrib." })}
# optimizer = optax.chain(${optaxOptimizer(optimizer)}(${float(base[0])}), plateau)
# updates, state = optimizer.update(grads, state, params, value=${mode === "max" ? "-metric" : "loss"})`;
  const early = note("early", "The factor already scales the very update whose value was read.");
  const mirrored = note("controller", "optax knows no maximum: give it the metric with its sign changed.");
  const draft = drafted(call.name, base, ["import optax"], source);
  return withCall({ ...draft, notes: [early, ...(mode === "max" ? [mirrored] : [])] }, call);
}

/** Optax has an optimizer of the same name in lower case; any other is for the reader to fill in. */
function optaxOptimizer(name = ""): string {
  const lower = name.toLowerCase();
  return inOptax.includes(lower) ? `optax.${lower}` : "your_optimizer";
}

const inOptax: readonly string[] = [
  "sgd",
  "adam",
  "adamw",
  "adamax",
  "nadam",
  "nadamw",
  "radam",
  "adagrad",
  "adadelta",
  "rmsprop",
  "lamb",
  "lars",
  "lion",
  "adafactor",
  "novograd",
  "yogi",
];
