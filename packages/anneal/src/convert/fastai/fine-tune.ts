import { compile } from "../../compile/index.ts";
import { type Spec, tableOf } from "../../schedules/index.ts";
import type { Converted } from "../converted.ts";
import { note } from "../note.ts";
import { count, ignored, number, whole } from "../params/param.ts";
import { type Scheduler, scheduler } from "../scheduler.ts";
import { sequenceOf, sliceOf } from "../shared/parts.ts";
import { fitOneCycle } from "./fits.ts";

/** fastai fine_tune: one cycle of the head alone, then one of everything at half the LR, lower in earlier groups. */
export const fineTune: Scheduler = /* @__PURE__ */ scheduler(
  {
    epochs: whole({ min: 1 }),
    base_lr: number({ above: 0, otherwise: 2e-3 }),
    freeze_epochs: count(1),
    lr_mult: number({ above: 0, otherwise: 100 }),
    pct_start: number({ min: 0, max: 1, otherwise: 0.3 }),
    div: number({ above: 0, otherwise: 5 }),
    wd: ignored,
    cbs: ignored,
    reset_opt: ignored,
  },
  ({ epochs, base_lr, freeze_epochs, lr_mult, pct_start, div }, scope) => {
    const cycle = (kwargs: { readonly [name: string]: number }, slice: readonly number[]): Converted =>
      fitOneCycle.convert(
        { name: "fit_one_cycle", kwargs: { ...kwargs, lr_max: { name: "slice", args: slice } } },
        scope,
      );
    const half = base_lr / 2;
    const all = cycle({ n_epoch: epochs, pct_start, div }, [half / lr_mult, half]);
    if (freeze_epochs === 0) return all;
    const head = cycle({ n_epoch: freeze_epochs, pct_start: 0.99 }, [base_lr]);
    const perEpoch = scope.context.horizon?.stepsPerEpoch ?? 1;
    return joined([head, freeze_epochs * perEpoch], [all, epochs * perEpoch]);
  },
);

/** A fit, and for how many batches. */
type Part = readonly [fit: Converted, batches: number];

/** A fit, and another after it. */
function joined([first, batches]: Part, [second, rest]: Part): Converted {
  const both = (a: readonly Spec[] = [], b: readonly Spec[] = []): readonly Spec[] =>
    a.map((spec, g) => sequenceOf(sliceOf(spec, 0, batches), b[g]));
  const tables = (a: readonly Spec[] = [], b: readonly Spec[] = []): readonly Spec[] =>
    a.map((spec, g) => tableOf([...valuesOf(spec, batches), ...valuesOf(b[g], rest)]));
  const [own, other] = [first.exact ?? first, second.exact ?? second];
  const exact = first.exact ?? second.exact;
  const text = "A frozen model is trained first: until here the LR of all groups but the last has no effect.";
  return {
    groups: both(first.groups, second.groups),
    momentum: both(first.momentum, second.momentum),
    ...(exact && {
      exact: {
        groups: tables(own.groups, other.groups),
        momentum: tables(own.momentum ?? first.momentum, other.momentum ?? second.momentum),
      },
    }),
    notes: [note("jumps", text, batches), ...(first.exact ? first : second).notes],
  };
}

/** One value for each batch of a fit. */
function valuesOf(spec: Spec, batches: number): readonly number[] {
  const { at } = compile(spec, { steps: Math.max(1, batches) });
  return Array.from({ length: batches }, (_, i) => at(i));
}
