import type { Difference } from "anneal/describe";
import type { Joined } from "./join.ts";

/** A difference that is lower than this share of the picture is shown once more, larger. */
const small = 0.15;

/** Steps and values that a closer look shows. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly low: number;
  readonly high: number;
}

/** Where to look closer; `undefined` where the difference is large enough to be seen, or there is none. */
export function insetWindow(
  { first, last, largest, steps }: Difference,
  a: Pick<Joined, "curve">,
  b: Pick<Joined, "curve">,
): Window | undefined {
  if (first === undefined || last === undefined || largest === undefined) return undefined;
  const gap = Math.abs(largest.a - largest.b);
  const whole = valuesIn(a, b, { from: 0, to: steps });
  if (!(gap > 0) || gap >= small * (Math.max(0, whole.high) - Math.min(0, whole.low))) return undefined;
  const length = last.step + 1 - first.step;
  let [from, to] = [Math.max(0, Math.floor(first.step - length / 4)), Math.min(steps, last.step + 1)];
  let values = valuesIn(a, b, { from, to });
  while (gap < small * (values.high - values.low) && to - from > 16) {
    const half = Math.ceil((to - from) / 4);
    [from, to] = [Math.max(from, largest.step - half), Math.min(to, largest.step + half)];
    values = valuesIn(a, b, { from, to });
  }
  return { from, to, ...values };
}

function valuesIn(
  a: Pick<Joined, "curve">,
  b: Pick<Joined, "curve">,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly low: number; readonly high: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i <= 400; i++) {
    const step = from + ((to - from) * i) / 400;
    for (const { curve } of [a, b]) {
      const value = curve.at(step);
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return { low, high };
}
