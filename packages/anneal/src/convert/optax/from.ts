import { groupCount } from "../context.ts";
import { note } from "../note.ts";
import { count, number, whole } from "../params/param.ts";
import { decline, type Scheduler, type Schedulers, scheduler } from "../scheduler.ts";
import { constant } from "../shared/parts.ts";
import { kinds } from "./kinds.ts";

const precisionNote = note(
  "precision",
  "JAX computes in float32 unless told otherwise; these are the numbers of float64.",
);

const plateau: Scheduler = /* @__PURE__ */ scheduler(
  {
    factor: number({ above: 0, below: 1, otherwise: 0.1 }),
    patience: count(10),
    rtol: number({ min: 0, max: 1, otherwise: 1e-4 }),
    atol: number({ min: 0, otherwise: 0 }),
    cooldown: count(0),
    accumulation_size: whole({ min: 1, otherwise: 1 }),
    min_scale: number({ min: 0, max: 1, otherwise: 0 }),
  },
  (a, { path, context }) => {
    if (a.rtol === 0 && a.atol === 0) decline(`${path}.rtol`, "rtol or atol above 0", 0);
    const base = context.baseLrs ?? new Array<number>(groupCount(context)).fill(1);
    const text =
      "It scales updates by a factor that depends on the values passed, beginning with the very update they came with.";
    const zero = a.patience === 0 ? [note("default", "A patience of 0 cuts on every improvement.")] : [];
    return {
      groups: base.map((lr) => constant(lr)),
      control: {
        kind: "plateau",
        options: {
          mode: "min",
          factor: a.factor,
          patience: a.patience,
          cooldownChecks: a.cooldown,
          minRatio: a.rtol,
          minDelta: a.atol,
          floor: base.map(() => a.min_scale),
          average: a.accumulation_size,
          counting: "optax",
        },
      },
      notes: [note("controller", text), ...zero],
    };
  },
);

/** The schedules of optax. */
export const optax: Schedulers = {
  .../* @__PURE__ */ Object.fromEntries(
    /* @__PURE__ */ Object.entries(kinds).map(([name, { params, read }]): [string, Scheduler] => [
      name,
      {
        params,
        convert: (call, { path }) => {
          const { spec, notes } = read(call, path);
          return { groups: [spec], notes: [...notes, precisionNote] };
        },
      },
    ]),
  ),
  reduce_on_plateau: plateau,
};
