import { type Call, lastPart } from "../call.ts";
import { baseLrsOf, type ConvertContext } from "../context.ts";
import type { Converted } from "../converted.ts";
import { type Note, note } from "../note.ts";
import {
  choice,
  count,
  ignored,
  list,
  nested,
  number,
  only,
  perGroup,
  text,
  whole,
} from "../params/param.ts";
import { decline, type Scheduler, type Schedulers, scheduler, spread } from "../scheduler.ts";
import { onPlateau, plateauFacts } from "../torch/plateau.ts";
import { endless, type WindowCurve } from "./curve.ts";
import { disjoint, oneByOne, recursion, single, together } from "./join.ts";
import { readers } from "./read.ts";

function unitNote(
  curves: readonly WindowCurve[],
  context: ConvertContext,
  calls: readonly Call[],
): readonly Note[] {
  const epochs = calls.some(
    ({ kwargs }) => kwargs?.by_epoch !== false && kwargs?.convert_to_iter_based !== true,
  );
  if (!epochs) return [];
  if (context.horizon?.stepsPerEpoch)
    return [note("unit", "Epochs are resolved: steps are updates, and the LR holds within an epoch.")];
  void curves;
  return [note("unit", "by_epoch is True by default: steps are epochs.")];
}

function stopsOf(curves: readonly WindowCurve[]): number | undefined {
  const found = curves.flatMap(({ window, stops }) =>
    stops === undefined || window.begin + stops >= window.end ? [] : [window.begin + stops],
  );
  return found.length === 0 ? undefined : Math.min(...found);
}

const ending = (
  curves: readonly WindowCurve[],
): Pick<Converted, "stops"> & { readonly notes: readonly Note[] } => {
  const stops = stopsOf(curves);
  if (stops === undefined) return { notes: [] };
  return { stops, notes: [note("stops", `It raises an error at step ${stops}.`, stops)] };
};

const alone = (name: string): Scheduler => ({
  params: readers[name].params,
  convert: (call, { path, context }) => {
    const curve = readers[name].read(call, context, path);
    const end = ending([curve]);
    return {
      groups: baseLrsOf(context, path).map((base) => single(curve, base)),
      ...end,
      notes: [...curve.notes, ...end.notes, ...unitNote([curve], context, [call])],
    };
  },
});

/** A list of schedulers, each stepped at every step, in order. */
const paramSchedulers: Scheduler = /* @__PURE__ */ scheduler(
  { param_scheduler: list(nested, 1) },
  ({ param_scheduler: calls }, { path, context }) => {
    const curves = calls.map((call, i) => {
      const [name, at] = [lastPart(call.name), `${path}.param_scheduler[${i}]`];
      if (Object.hasOwn(readers, name)) return readers[name].read(call, context, at);
      return decline(`${at}.type`, `one of ${Object.keys(readers).join(", ")}`, name, "unknown");
    });
    if (calls.length > 1) refuseMixed(calls, context, path);
    const end = ending(curves);
    const base = baseLrsOf(context, path);
    const way = disjoint(curves)
      ? "apart"
      : curves.every((each) => each.multiplies)
        ? "together"
        : "recursion";
    const groups = base.map((lr) =>
      way === "apart"
        ? oneByOne(curves, lr)
        : way === "together"
          ? together(curves, lr)
          : recursion(curves, lr, context),
    );
    const overlap =
      way === "apart"
        ? []
        : [note("jumps", "Windows overlap: schedulers act on each other's LR, in the order of the list.")];
    const table =
      way === "recursion" ? [note("table", "No formula holds for such an overlap; it is a table.")] : [];
    return {
      groups,
      ...end,
      notes: [
        ...curves.flatMap(({ notes }) => notes),
        ...overlap,
        ...table,
        ...end.notes,
        ...unitNote(curves, context, calls),
      ],
    };
  },
);

/** Epochs and updates together need the length of an epoch. */
function refuseMixed(calls: readonly Call[], context: ConvertContext, path: string): void {
  const kinds = new Set(
    calls.map(({ kwargs }) => kwargs?.by_epoch === false || kwargs?.convert_to_iter_based === true),
  );
  if (kinds.size > 1 && !context.horizon?.stepsPerEpoch) {
    decline(
      "horizon.stepsPerEpoch",
      `the number of updates in an epoch, for ${path} counts both`,
      undefined,
      "missing",
    );
  }
}

const reduceOnPlateau: Scheduler = /* @__PURE__ */ scheduler(
  {
    optimizer: ignored,
    monitor: text("loss"),
    rule: choice(["less", "greater"], "less"),
    factor: number({ min: 0, below: 1, otherwise: 0.1 }),
    patience: count(10),
    threshold: number({ min: 0, otherwise: 1e-4 }),
    threshold_rule: choice(["rel", "abs"], "rel"),
    cooldown: count(0),
    min_value: perGroup(number({ min: 0, otherwise: 0 })),
    eps: number({ min: 0, otherwise: 1e-8 }),
    begin: whole({ min: 0, otherwise: 0 }),
    end: whole({ min: 1, otherwise: endless }),
    last_step: only(-1, "resuming is not converted; the schedule is the same from its start"),
    by_epoch: only(true, "it counts epochs only"),
    verbose: ignored,
  },
  (a, { path, context }) => {
    const base = baseLrsOf(context, path);
    const options = plateauFacts(
      {
        mode: a.rule === "less" ? "min" : "max",
        factor: a.factor,
        patience: a.patience,
        threshold: a.threshold,
        threshold_mode: a.threshold_rule,
        cooldown: a.cooldown,
        eps: a.eps,
      },
      spread(a.min_value, base.length, `${path}.min_value`),
      base,
    );
    const windowed = a.begin > 1 || a.end < endless;
    return onPlateau(base, windowed ? { ...options, shown: [Math.max(0, a.begin - 1), a.end - 1] } : options);
  },
);

/** The schedulers of MMEngine, and a list of them. */
export const mmengine: Schedulers = {
  .../* @__PURE__ */ Object.fromEntries(
    /* @__PURE__ */ Object.keys(readers).map((name) => [name, alone(name)]),
  ),
  ReduceOnPlateauLR: reduceOnPlateau,
  param_scheduler: paramSchedulers,
  param_scheduler_list: paramSchedulers,
};
