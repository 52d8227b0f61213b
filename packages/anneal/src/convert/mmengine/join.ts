import { compile } from "../../compile/index.ts";
import { type Spec, tableOf } from "../../schedules/index.ts";
import { type ConvertContext, stepsOf } from "../context.ts";
import { constant, productOf, scaled, sequenceOf, sliceOf, stairs } from "../shared/parts.ts";
import { pieces } from "../shared/pieces.ts";
import { endless, lastStep, type WindowCurve } from "./curve.ts";

/** A scheduler within its window, from its own step 0: its last computed value stays. */
function frozen(curve: WindowCurve, lr: number, base: number): Spec {
  const spec = curve.of(lr, base);
  const last = curve.window.end >= endless ? Infinity : lastStep(curve.window) + 1 - curve.every;
  const cut = curve.freezes ? sliceOf(spec, 0, last) : spec;
  return curve.every > 1 ? stairs(cut, curve.every) : cut;
}

/** One scheduler alone. */
export function single(curve: WindowCurve, base: number): Spec {
  const { begin } = curve.window;
  return sequenceOf(begin > 0 ? constant(base, begin) : undefined, frozen(curve, base, base));
}

/** Whether windows follow one another; what leaves the LR at its first step may share it with what comes before. */
export function disjoint(curves: readonly WindowCurve[]): boolean {
  const sorted = byBegin(curves);
  const inOrder = sorted.every((each, i) => each === curves[i]);
  return sorted.every((each, i) => {
    if (i === 0) return true;
    const shared = each.enters && inOrder && sorted[i - 1].window.begin < each.window.begin ? each.every : 0;
    return sorted[i - 1].window.end <= each.window.begin + shared;
  });
}

const byBegin = (curves: readonly WindowCurve[]): readonly WindowCurve[] =>
  [...curves].sort((a, b) => a.window.begin - b.window.begin);

/** Schedulers one after another: each enters with the LR that the one before it left. */
export function oneByOne(curves: readonly WindowCurve[], base: number): Spec {
  const sorted = byBegin(curves);
  let lr = base;
  const list = sorted.map((curve, i) => {
    const spec = frozen(curve, lr, base);
    const { begin, end } = curve.window;
    if (i < sorted.length - 1) lr = compile(spec, { steps: 1 }).at(end - begin - 1);
    return { until: sorted[i + 1]?.window.begin ?? Infinity, start: begin, spec };
  });
  const first = sorted[0].window.begin;
  return pieces([{ until: first, start: 0, spec: constant(base) }, ...list]);
}

/** Schedulers at the same time that only multiply: a product. */
export const together = (curves: readonly WindowCurve[], base: number): Spec =>
  scaled(base, productOf(curves.map((curve) => single(curve, 1))));

/** Schedulers at the same time that do more: their recursion, as a table. */
export function recursion(curves: readonly WindowCurve[], base: number, context: ConvertContext): Spec {
  const steps = stepsOf(
    context,
    "for schedulers at the same time follow no formula and are written as a table",
  );
  const values = new Float64Array(steps);
  let lr = base;
  for (let t = 0; t < steps; t++) {
    for (const { window, next } of curves) {
      if (t >= window.begin && t < window.end) lr = next(lr, t - window.begin, base);
    }
    values[t] = lr;
  }
  return tableOf(values);
}
