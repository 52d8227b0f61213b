import { baseLrsOf } from "../context.ts";
import { choice, count, ignored, number, perGroup } from "../params/param.ts";
import { type Scheduler, scheduler, spread } from "../scheduler.ts";
import { constant, cosine, linear } from "../shared/parts.ts";
import { unitNote } from "./alone.ts";
import { lastArguments } from "./member.ts";

/** torch SWALR: from the LR in force to `swa_lr`. */
export const swaLR: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    swa_lr: perGroup(number()),
    anneal_epochs: count(10),
    anneal_strategy: choice(["cos", "linear"], "cos"),
    ...lastArguments,
  },
  ({ swa_lr, anneal_epochs: over, anneal_strategy }, { path, context }) => {
    const base = baseLrsOf(context, path);
    const ramp = anneal_strategy === "linear" ? linear : cosine;
    const goals = spread(swa_lr, base.length, `${path}.swa_lr`);
    return {
      groups: base.map((lr, g) => (over === 0 ? constant(goals[g]) : ramp(lr, goals[g], over))),
      notes: [unitNote],
    };
  },
);
