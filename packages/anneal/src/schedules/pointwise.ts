import type { Curve, Drawn } from "./curve.ts";
import type { ListField } from "./fields.ts";
import type { Context } from "./kind.ts";
import type { Spec } from "./spec.ts";

/** The field of the kinds that combine several curves step by step. */
export const pointwiseFields: { readonly of: ListField } = {
  of: { type: "list", of: { type: "spec" }, atLeast: 1, says: "the curves" },
};

/** Combines curves step by step, from left to right. The span is the longest. */
export function pointwise(
  of: readonly Spec[],
  context: Context,
  combine: (left: number, right: number) => number,
): Drawn {
  const curves = of.map((child, i) => context.compile(child, `of[${i}]`));
  const [a, b] = curves.map((curve) => curve.at);
  const ats = curves.map((curve) => curve.at);
  const { span } = curves.reduce((one, other) => (other.span > one.span ? other : one));
  const shaped = curves.reduce((one, other) => (detail(other) > detail(one) ? other : one));
  return {
    span,
    at:
      ats.length === 2
        ? (t) => combine(a(t), b(t))
        : (t) => {
            let value = a(t);
            for (let i = 1; i < ats.length; i++) value = combine(value, ats[i](t));
            return value;
          },
    like: shaped,
  };
}

/** How much a curve tells of its course: a constant beside a ramp tells nothing, cycles tell most. */
function detail({ kind, like, pieces, cycles }: Curve): number {
  if (like) return detail(like);
  if (cycles) return 1000;
  return pieces ? pieces.reduce((all, piece) => all + detail(piece.curve), 0) : kind === "constant" ? 0 : 1;
}
