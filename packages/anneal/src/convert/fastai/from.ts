import type { Spec } from "../../schedules/index.ts";
import { type ConvertContext, groupCount } from "../context.ts";
import type { Converted } from "../converted.ts";
import { note } from "../note.ts";
import { list, number } from "../params/param.ts";
import { decline, type Scheduler, type Schedulers, scheduler } from "../scheduler.ts";
import {
  addUp,
  type Combined,
  combined,
  exactTable,
  float32Note,
  inFloat32,
  trainPositions,
} from "./combine.ts";
import { fineTune } from "./fine-tune.ts";
import { fitFlatCos, fitOneCycle, fitSgdr } from "./fits.ts";
import { readSched, schedCos, schedKinds, schedParam } from "./sched.ts";

const positionNote = note("unit", "Times are positions in the run, from 0 to 1.");

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
  fine_tune: fineTune,
};
