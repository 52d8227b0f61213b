import { type Note, note } from "../note.ts";
import { ignored, list, number, optional, whole } from "../params/param.ts";
import { decline, type Scheduler, scheduler } from "../scheduler.ts";
import { fit, lrsOf } from "./fit.ts";
import { rates } from "./rates.ts";
import { schedCos } from "./sched.ts";

const fitParams = {
  wd: ignored,
  cbs: ignored,
  reset_opt: ignored,
  start_epoch: ignored,
} as const;

const neverNote: Note = note("never-reaches", "Positions stay below 1: the last value is never reached.");

export const fitOneCycle: Scheduler = /* @__PURE__ */ scheduler(
  {
    n_epoch: whole({ min: 1 }),
    lr_max: optional(rates(number())),
    div: number({ above: 0, otherwise: 25 }),
    div_final: number({ above: 0, otherwise: 1e5 }),
    pct_start: number({ min: 0, max: 1, otherwise: 0.25 }),
    wd: fitParams.wd,
    moms: optional(list(number(), 3)),
    cbs: fitParams.cbs,
    reset_opt: fitParams.reset_opt,
    start_epoch: fitParams.start_epoch,
  },
  (a, { path, context }) => {
    const pct = a.pct_start;
    const [m0, m1, m2] = a.moms ?? [0.95, 0.85, 0.95];
    const lrs = lrsOf(a.lr_max, context, `${path}.lr_max`).map((lr) => [
      schedCos(lr / a.div, lr),
      schedCos(lr, lr / a.div_final),
    ]);
    const moms = [schedCos(m0, m1), schedCos(m1, m2)];
    const found = fit({ shares: [pct, 1 - pct], lrs, moms, epochs: a.n_epoch }, context, `${path}.pct_start`);
    return { ...found, notes: [...found.notes, neverNote] };
  },
);

export const fitFlatCos: Scheduler = /* @__PURE__ */ scheduler(
  {
    n_epoch: whole({ min: 1 }),
    lr: optional(rates(number())),
    div_final: number({ above: 0, otherwise: 1e5 }),
    pct_start: number({ min: 0, max: 1, otherwise: 0.75 }),
    ...fitParams,
  },
  (a, { path, context }) => {
    const pct = a.pct_start;
    const lrs = lrsOf(a.lr, context, `${path}.lr`).map((lr) => [
      schedCos(lr, lr),
      schedCos(lr, lr / a.div_final),
    ]);
    const found = fit({ shares: [pct, 1 - pct], lrs, epochs: a.n_epoch }, context, `${path}.pct_start`);
    return { ...found, notes: [...found.notes, neverNote] };
  },
);

export const fitSgdr: Scheduler = /* @__PURE__ */ scheduler(
  {
    n_cycles: whole({ min: 1, max: 1000 }),
    cycle_len: whole({ min: 1 }),
    lr_max: optional(rates(number())),
    cycle_mult: whole({ min: 2, otherwise: 2 }),
    ...fitParams,
  },
  (a, { path, context }) => {
    const { n_cycles: n, cycle_len: length, cycle_mult: mult } = a;
    const epochs = Math.floor((length * (mult ** n - 1)) / (mult - 1));
    if (!(epochs <= 1e6)) decline(`${path}.n_cycles`, "at most 1e6 epochs in all", n);
    const shares = Array.from({ length: n }, (_, i) => (length * mult ** i) / epochs);
    const lrs = lrsOf(a.lr_max, context, `${path}.lr_max`).map((lr) => shares.map(() => schedCos(lr, 0)));
    const found = fit({ shares, lrs, epochs }, context, `${path}.n_cycles`);
    const restart = note(
      "rises-again",
      "The LR restarts after each cycle.",
      length * (context.horizon?.stepsPerEpoch ?? 1),
    );
    return { ...found, notes: [...found.notes, restart] };
  },
);
