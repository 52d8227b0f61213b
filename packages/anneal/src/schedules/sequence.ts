import { inSteps } from "../units/index.ts";
import { type CycleEnd, type Curve, type Drawn, moved, type Part } from "./curve.ts";
import { type Context, defineKind, type Kind } from "./kind.ts";
import { rank } from "./lookup.ts";
import type { Spec } from "./spec.ts";

export interface SequenceSpec {
  readonly kind: "sequence";
  /** The parts, end to end. One of them may take the `"rest"`; only the last may be endless. */
  readonly of: readonly Spec[];
}

/**
 * Parts end to end: part k rules on [start, start + span), and sees its own time, from 0.
 *
 *   lr(t) = part_k(t - start_k),   start_k <= t < start_k + span_k
 *
 * Parts are half-open: at a boundary the next part already rules. Boundaries are real numbers; nothing is rounded. A
 * part of no length never rules, unless it is the last, which gets every later step.
 * Source: Optax join_schedules; torch SequentialLR.
 * @example compile(sequence({ of: [linear({ from: 0, to: 1, over: 10 }), cosine({ from: 1, to: 0, over: "rest" })] }), { steps: 110 }).at(60); // 0.5
 */
export const sequence: Kind<SequenceSpec> = /* @__PURE__ */ defineKind<SequenceSpec>(
  "sequence",
  "Parts end to end.",
  { of: { type: "list", of: { type: "spec" }, atLeast: 1, says: "the parts" } },
  ({ of }, context) => join(fit(of, context)),
);

/** Compiles the parts: those with a length first, then the one that takes what they leave. */
function fit(of: readonly Spec[], context: Context): Curve[] {
  const { room } = context;
  const field = (i: number): string => `of[${i}]`;
  const rests = of.flatMap((part, i) => {
    const written = context.find(part, field(i), (duration) => duration === "rest");
    return written === undefined ? [] : [{ ...written, i }];
  });
  if (rests.length > 1) context.fail("room", rests[1].field, `one "rest" in a sequence`, "rest");
  const curves: Curve[] = [];
  let used = 0;
  for (let i = 0; i < of.length; i++) {
    if (i === rests[0]?.i) continue;
    const curve = context.compile(of[i], field(i));
    curves[i] = curve;
    if (curve.span === Number.POSITIVE_INFINITY) {
      if (i < of.length - 1) {
        context.fail("order", field(i), "a length, for only the last part may be endless", of[i]);
      }
      continue;
    }
    const left = Math.max(0, room - used);
    if (curve.span > left * (1 + 1e-12)) refuseLength(of[i], field(i), curve.span, left, rests.length > 0, context);
    used += curve.span;
  }
  if (rests.length > 0) curves[rests[0].i] = context.compile(of[rests[0].i], field(rests[0].i), Math.max(0, room - used));
  return curves;
}

/** A part that does not fit is a mistake where the run's length matters: beside a `"rest"`, or if it is a share. */
function refuseLength(part: Spec, field: string, span: number, left: number, rest: boolean, context: Context): void {
  const share = context.find(part, field, (duration) => typeof duration === "string" && duration.endsWith("%"));
  const written = share ?? (rest ? context.find(part, field, () => true) : undefined);
  if (written === undefined) return;
  const percent = Number(((100 * left) / context.horizon.steps).toFixed(2));
  context.fail("room", written.field, `at most ${inSteps(left)}`, written.duration, {
    ...(typeof written.duration === "string" && { note: inSteps(span) }),
    suggestion:
      left === 0
        ? "nothing is left for it: shorten the parts before it"
        : `write ${rest ? "" : '"rest", or '}"${percent}%" for the ${inSteps(left)} left`,
  });
}

function join(curves: readonly Curve[]): Drawn {
  const starts: number[] = [];
  const ruling: Curve[] = [];
  const parts: Part[] = [];
  const cycleEnds: CycleEnd[] = [];
  let start = 0;
  curves.forEach((curve, k) => {
    const end = start + curve.span;
    if (curve.span === 0 && k < curves.length - 1) return;
    starts.push(start);
    ruling.push(curve);
    const shifted = moved(curve, start, 0, k === curves.length - 1 ? Number.POSITIVE_INFINITY : end);
    parts.push(...shifted.parts);
    cycleEnds.push(...shifted.cycleEnds);
    start = end;
  });
  const fill = (out: Float64Array, first: number): void => {
    let done = 0;
    for (let k = 0; k < ruling.length; k++) {
      const until = k + 1 < ruling.length ? Math.ceil(starts[k + 1] - first) : out.length;
      const end = Math.min(out.length, until);
      if (end <= done) continue;
      ruling[k].fill(out.subarray(done, end), first + done - starts[k]);
      done = end;
    }
  };
  return { span: start, at: follow(ruling, starts), fill, parts, cycleEnds };
}

/** The function of a sequence, written out for the common lengths. */
function follow(ruling: readonly Curve[], starts: readonly number[]): (t: number) => number {
  const [a, b, c] = ruling.map((curve) => curve.at);
  const [, second, third] = starts;
  if (ruling.length === 1) return a;
  if (ruling.length === 2) return (t) => (t < second ? a(t) : b(t - second));
  if (ruling.length === 3) return (t) => (t < second ? a(t) : t < third ? b(t - second) : c(t - third));
  const begin = Float64Array.from(starts);
  const ats = ruling.map((curve) => curve.at);
  return (t) => {
    const k = t > 0 ? rank(begin, t) - 1 : 0;
    return ats[k](t - begin[k]);
  };
}
