import type { Spec } from "../../schedules/index.ts";
import { type ConvertContext, groupCount } from "../context.ts";
import type { Converted } from "../converted.ts";
import { type Note, note } from "../note.ts";
import { ignored, list, number, optional, perGroup, whole } from "../params/param.ts";
import { decline, type Scheduler, type Schedulers, scheduler, spread } from "../scheduler.ts";
import { addUp, type Combined, combined, exactTable, inFloat32, trainPositions } from "./combine.ts";
import { readSched, type Sched, schedCos, schedKinds, schedParam } from "./sched.ts";

const positionNote = note("unit", "Times are positions in the run, from 0 to 1.");
const float32Note = note(
  "precision",
  "fastai keeps boundaries and positions in float32; the table has its own values, the spec the smooth ones.",
);

/** A schedule of positions: as asked for, or over the whole run. */
function positional(of: (span: number) => Spec, context: ConvertContext): Converted {
  const positions = positionsOf(context);
  const share = (spec: Spec): readonly Spec[] => new Array<Spec>(groupCount(context)).fill(spec);
  if (positions) return { groups: share(of(1)), positions, notes: [positionNote] };
  const steps = context.horizon?.steps;
  if (steps === undefined)
    decline("positions", "positions from 0 to 1, or horizon.steps", undefined, "missing");
  return { groups: share(of(steps as number)), notes: [] };
}

function positionsOf({ positions }: ConvertContext): readonly number[] | undefined {
  return positions?.map((p, i) =>
    typeof p === "number" && p >= 0 && p <= 1 ? p : decline(`positions[${i}]`, "a position from 0 to 1", p),
  );
}

const single = (name: string): Scheduler => ({
  params: Object.keys(schedKinds[name].params),
  convert: (call, { path, context }) => {
    const sched = readSched(call, path);
    return positional((span) => sched.over(span), context);
  },
});

/** Parts by shares: smooth specs, and a table where float32 shows. */
function parts(whole: Combined, context: ConvertContext, path: string): Converted {
  if (!addUp(whole.shares)) {
    decline(
      path,
      "shares that add up to exactly 1",
      whole.shares.reduce((a, b) => a + b, 0),
    );
  }
  const found = positional((span) => combined(whole, span), context);
  if (!found.positions && (context.horizon?.steps ?? 1) > 1e5) return found;
  const positions = found.positions ?? trainPositions(1, context.horizon?.steps ?? 1);
  const times = found.positions ?? positions.map((_, i) => i);
  const table = exactTable(found.groups[0], inFloat32(whole, positions), times);
  if (!table) return found;
  return { ...found, exact: { groups: found.groups.map(() => table) }, notes: [...found.notes, float32Note] };
}

const combineScheds: Scheduler = /* @__PURE__ */ scheduler(
  { pcts: list(number({ min: 0, max: 1 }), 1), scheds: list(schedParam, 1) },
  ({ pcts, scheds }, { path, context }) => {
    if (pcts.length !== scheds.length)
      decline(`${path}.scheds`, `${pcts.length} schedules, one for each share`, scheds);
    return parts({ shares: pcts, scheds }, context, `${path}.pcts`);
  },
);

const combinedCos: Scheduler = /* @__PURE__ */ scheduler(
  { pct: number({ min: 0, max: 1 }), start: number(), middle: number(), end: number() },
  ({ pct, start, middle, end }, { path, context }) =>
    parts(
      { shares: [pct, 1 - pct], scheds: [schedCos(start, middle), schedCos(middle, end)] },
      context,
      `${path}.pct`,
    ),
);

/** A fit: one value per batch. */
function fit(
  {
    shares,
    lrs,
    moms,
    epochs,
  }: {
    readonly shares: readonly number[];
    readonly lrs: readonly (readonly Sched[])[];
    readonly moms?: readonly Sched[];
    readonly epochs: number;
  },
  context: ConvertContext,
  path: string,
): Converted {
  const perEpoch = context.horizon?.stepsPerEpoch;
  if (!(perEpoch && Number.isInteger(perEpoch) && perEpoch >= 1)) {
    decline("horizon.stepsPerEpoch", "the number of batches in an epoch", perEpoch, "missing");
  }
  if (!addUp(shares))
    decline(
      path,
      "shares that add up to exactly 1",
      shares.reduce((a, b) => a + b, 0),
    );
  const batches = epochs * (perEpoch as number);
  if (!(batches <= 2e6)) decline("horizon.stepsPerEpoch", "at most 2e6 batches in all", perEpoch);
  const positions = trainPositions(epochs, perEpoch as number);
  const times = positions.map((_, i) => i);
  const spec = (scheds: readonly Sched[]): Spec => combined({ shares, scheds }, positions.length);
  const table = (scheds: readonly Sched[]): Spec | undefined =>
    exactTable(spec(scheds), inFloat32({ shares, scheds }, positions), times);
  const groups = lrs.map(spec);
  const momentum = moms && groups.map(() => spec(moms));
  const [tables, table2] = [lrs.map(table), moms && table(moms)];
  const exact = tables.some((each) => each !== undefined) || table2 !== undefined;
  return {
    groups,
    ...(momentum && { momentum }),
    ...(exact && {
      exact: {
        groups: tables.map((each, g) => each ?? groups[g]),
        ...(moms && momentum && { momentum: momentum.map((each) => table2 ?? each) }),
      },
    }),
    notes: exact ? [float32Note] : [],
  };
}

/** The LR of each group: as given, or that of the learner. */
function lrsOf(
  given: number | readonly number[] | undefined,
  context: ConvertContext,
  path: string,
): readonly number[] {
  const groups = groupCount(context);
  if (given !== undefined) {
    return spread(given, context.baseLrs || typeof given === "number" ? groups : given.length, path);
  }
  return context.baseLrs ?? decline(path, "an LR, here or in baseLrs", undefined, "missing");
}

const fitParams = {
  wd: ignored,
  cbs: ignored,
  reset_opt: ignored,
  start_epoch: ignored,
} as const;

const neverNote: Note = note("never-reaches", "Positions stay below 1: the last value is never reached.");

const fitOneCycle: Scheduler = /* @__PURE__ */ scheduler(
  {
    n_epoch: whole({ min: 1 }),
    lr_max: optional(perGroup(number())),
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

const fitFlatCos: Scheduler = /* @__PURE__ */ scheduler(
  {
    n_epoch: whole({ min: 1 }),
    lr: optional(perGroup(number())),
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

const fitSgdr: Scheduler = /* @__PURE__ */ scheduler(
  {
    n_cycles: whole({ min: 1, max: 1000 }),
    cycle_len: whole({ min: 1 }),
    lr_max: optional(perGroup(number())),
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

/** The schedules of fastai.callback.schedule. */
export const fastai: Schedulers = {
  SchedLin: /* @__PURE__ */ single("SchedLin"),
  SchedCos: /* @__PURE__ */ single("SchedCos"),
  SchedNo: /* @__PURE__ */ single("SchedNo"),
  SchedExp: /* @__PURE__ */ single("SchedExp"),
  SchedPoly: /* @__PURE__ */ single("SchedPoly"),
  combine_scheds: combineScheds,
  combined_cos: combinedCos,
  fit_one_cycle: fitOneCycle,
  fit_flat_cos: fitFlatCos,
  fit_sgdr: fitSgdr,
};
