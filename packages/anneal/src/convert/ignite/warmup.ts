import { compile } from "../../compile/index.ts";
import type { Spec } from "../../schedules/index.ts";
import { scaled, sliceOf } from "../shared/parts.ts";
import { pieces } from "../shared/pieces.ts";
import type { IgniteMember } from "./member.ts";
import type { Wrapped } from "./wrapped.ts";

/** The warmup of Ignite's create_lr_scheduler_with_warmup. */
export interface IgniteWarmup {
  readonly from: number;
  readonly to: number | undefined;
  readonly over: number;
}

type Points = readonly (readonly [step: number, value: number])[];

/** Points of the warmup of each group, and the event from which the wrapped scheduler rules. */
interface Plan {
  readonly points: readonly Points[];
  readonly duration: number;
}

/** The LR of each group, and the step at which the wrapped scheduler's own time is 0. */
export interface Warmed {
  readonly groups: readonly Spec[];
  readonly start: number;
}

const knots = (points: Points): Spec => ({ kind: "knots", points });

/**
 * A warmup before a scheduler of torch, which goes on from its step 1. Only the first group asks torch for its LR, and gets
 * a point more if the warmup ends elsewhere; the last group decides how long the warmup rules.
 */
export function beforeTorch(
  wrapped: Wrapped,
  { from, to, over }: IgniteWarmup,
  bases: readonly number[],
): Warmed {
  const { member, restarts } = wrapped;
  // What torch set when the scheduler was made, in its own rounding: it decides whether the warmup ends there.
  const made = bases.map((base) => member.next(base, 0, base));
  const plan = bases.map((_, g): Points => {
    const end = to ?? made[g];
    const more = g === 0 && made[0] !== end;
    return [[0, from], [over - 1, end], ...(more ? ([[over, made[0]]] as const) : [])];
  });
  const duration = plan[plan.length - 1].slice(-1)[0][0] + 1;
  const groups = bases.map((base, g) => {
    // A recursion goes on from the LR in force, which the warmup may have left elsewhere.
    const left = compile(knots(plan[g]), { steps: 1 }).at(duration - 1);
    const factor = member.multiplies && made[g] !== 0 ? left / made[g] : 1;
    const ahead = restarts ? bases.length - 1 : 0;
    const spec = scaled(factor, sliceOf(member.of(base), ahead));
    return pieces([
      { until: duration, start: 0, spec: knots(plan[g]) },
      { until: Infinity, start: duration - 1, spec },
    ]);
  });
  return { groups, start: duration - 1 };
}

/** A warmup before one of Ignite's own schedulers: an end that it begins with is not shown twice. */
export function beforeIgnite(
  member: IgniteMember,
  { from, to, over }: IgniteWarmup,
  bases: readonly number[],
): Warmed {
  const plans = bases.map((base): Plan => {
    const end = to ?? base;
    const line: Points = [
      [0, from],
      [over - 1, end],
    ];
    const same = member.first === end;
    // Where another group's warmup is one event longer, this one stays on its last point but one.
    const cut: Points = [
      [0, from],
      ...(over > 2 ? [[over - 2, end - (end - from) / (over - 1)] as const] : []),
    ];
    return { points: same ? [line, cut] : [line], duration: same ? over - 1 : over };
  });
  const { duration } = plans[plans.length - 1];
  const groups = plans.map(({ points: [line, cut], duration: own }) =>
    pieces([
      { until: duration, start: 0, spec: knots(duration > own ? cut : line) },
      { until: Infinity, start: duration, spec: member.spec },
    ]),
  );
  return { groups, start: duration };
}
