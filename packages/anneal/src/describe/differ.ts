import { problem, refuse } from "../errors/index.ts";
import type { Curve, Spec } from "../schedules/index.ts";
import { eventReasons } from "./differ/events.ts";
import { fallingReasons } from "./differ/fall.ts";
import { fieldReasons } from "./differ/fields.ts";
import { type Gap, gapsOf } from "./differ/gaps.ts";
import { type Pair, type Reason, type Remark, reason, type Side } from "./differ/pair.ts";
import { remarkReasons } from "./differ/remarks.ts";
import { risingReasons } from "./differ/rise.ts";
import { traitsOf } from "./differ/traits.ts";
import { wholeReason } from "./differ/whole.ts";
import { formatSteps } from "./format.ts";

/** One of two schedules that are compared. */
export interface Compared {
  readonly curve: Curve;
  /** What it was compiled from: shapes are then named as they are written. */
  readonly spec?: Spec;
  /** What to call it in words. Default `"A"` and `"B"`. */
  readonly name?: string;
  /** What is known of it beside the curve, such as the notes of a conversion. */
  readonly notes?: readonly Remark[];
}

/** How two schedules are compared. */
export interface DifferOptions {
  /** Updates in the run: a whole number from 1 to 1e15. */
  readonly steps: number;
  /** Values this near, relative to the larger one, are equal. Default 1e-9. */
  readonly tolerance?: number;
}

/** Where and why two schedules differ. */
export interface Difference {
  readonly equal: boolean;
  /** Updates of the run, and those of them that differ; of those that were looked at, where `sampled` is set. */
  readonly steps: number;
  readonly differing: number;
  /** The run is too long to look at every update (more than 2e7). */
  readonly sampled: boolean;
  /** The first update that differs, and the last one. */
  readonly first?: Gap;
  readonly last?: Gap;
  /** Where they are furthest apart, |a - b|. */
  readonly largest?: Gap;
  /** The largest |a - b| / max(|a|, |b|); 0 for equal ones. */
  readonly relative: number;
  /** The LR of the last update of the run. */
  readonly end: Gap;
  /** The LRs of all updates added, and b / a of them; null where a adds up to 0. */
  readonly sum: { readonly a: number; readonly b: number; readonly ratio: number | null };
  /** Why, in the order of the run; none for equal ones, else at least one. */
  readonly reasons: readonly Reason[];
}

/**
 * Where two schedules differ, by how much, and why: in words, from what their curves do.
 *
 * Two LRs are equal when |a - b| <= tolerance max(|a|, |b|) + 1e-15 peak, where the peak is the highest of both; with a
 * tolerance of 0, when they are the same number. Every update is looked at, up to 2e7 of them.
 *
 * A reason is either the one that explains everything (the same but for a factor, a shift, a stretch, rounding), or it is
 * a fact that holds of the two curves: where each starts, when it is at its highest, how and how far it falls.
 *
 * @throws AnnealError when `steps` or `tolerance` is none.
 * @example
 * const [a, b] = [0, 1 / 11].map((from) => ({ curve: compile(linear({ from, to: 1, over: 10 }), { steps: 20 }) }));
 * const found = differ(a, b, { steps: 20 });
 * found.first; // { step: 0, a: 0, b: 0.09090909090909091 }
 * found.reasons.map(({ text }) => text); // ["A starts at 0, so that its first update changes nothing; B at 1/11 of its peak."]
 */
export function differ(a: Compared, b: Compared, options: DifferOptions): Difference {
  const { steps, tolerance = 1e-9 } = options;
  refuseSizes(steps, tolerance);
  const sides = [a, b].map((each, i) => sideOf(each, "AB"[i], steps));
  const [one, other] = sides;
  const sizes = sides.flatMap(({ traits: { summary } }) => [summary.peak, summary.lowest]).map(Math.abs);
  const near = { tolerance, peak: Math.max(...sizes.filter(Number.isFinite), 0) };
  const gaps = gapsOf(a.curve, b.curve, { ...near, steps });
  const { first, last, largest, differing, relative, sampled } = gaps;
  const [sum, total] = sides.map(({ traits }) => traits.summary.sum);
  return {
    equal: differing === 0,
    steps,
    differing,
    sampled,
    ...(first && { first, last, largest }),
    relative,
    end: { step: steps - 1, a: a.curve.at(steps - 1), b: b.curve.at(steps - 1) },
    sum: { a: sum, b: total, ratio: sum === 0 ? null : total / sum },
    reasons: differing === 0 ? [] : reasonsOf({ a: one, b: other, steps, gaps, near }),
  };
}

const sideOf = ({ curve, spec, name, notes = [] }: Compared, letter: string, steps: number): Side => ({
  name: name ?? letter,
  curve,
  ...(spec && { spec }),
  remarks: notes,
  traits: traitsOf(curve, steps, spec),
});

function reasonsOf(pair: Pair): readonly Reason[] {
  const whole = wholeReason(pair);
  const own = whole ? [whole] : [...risingReasons(pair), ...fallingReasons(pair), ...eventReasons(pair)];
  const vague = own.length === 0 || own.some(({ text }) => text.includes("differ between their ends"));
  const found = [...own, ...(vague ? fieldReasons(pair) : []), ...remarkReasons(pair, own)];
  const inOrder = [...found].sort((one, other) => placeOf(one) - placeOf(other));
  return inOrder.length > 0 ? inOrder : [unnamed(pair)];
}

/** What shows everywhere comes last. */
const placeOf = ({ step = Number.MAX_VALUE }: Reason): number => step;

/** What is left to say where nothing has a name. */
function unnamed({ a, b, gaps: { first, last, differing } }: Pair): Reason {
  const [from, to] = [first, last].map((gap) => formatSteps(gap?.step ?? 0));
  const where = differing === 1 ? `at update ${from}` : `at updates from ${from} to ${to}`;
  return reason("other", `${a.name} and ${b.name} have another course ${where}.`, first?.step);
}

function refuseSizes(steps: number, tolerance: number): void {
  const isWhole = Number.isInteger(steps) && steps >= 1 && steps <= 1e15;
  const isShare = tolerance >= 0 && tolerance < 1;
  refuse([
    ...(isWhole ? [] : [problem("range", "steps", "a whole number of steps from 1 to 1e15", steps)]),
    ...(isShare ? [] : [problem("range", "tolerance", "a number from 0 to below 1", tolerance)]),
  ]);
}
