import { type Fitted, type Forecast, predict } from "anneal/forecast";

/** The forecast for a schedule, with its curve as columns. */
export interface Outlook {
  readonly final: number;
  readonly low: number;
  readonly high: number;
  readonly laws: Forecast["laws"];
  readonly warnings: readonly string[];
  readonly curve: {
    readonly steps: Float64Array;
    readonly values: Float64Array;
    readonly low: Float64Array;
    readonly high: Float64Array;
  };
}

/** Points of a curve that is drawn. */
const drawn = 200;

/**
 * The forecast for the LR of every update. The curve has the steps asked for, or 200 of them behind the first twentieth,
 * where the laws begin to hold.
 *
 * @throws AnnealError where the schedule is too far from what was fitted, unless it is asked for anyway.
 */
export function outlookOf(
  fitted: Fitted,
  lr: Float64Array,
  { at, anyway = false }: { readonly at?: ArrayLike<number>; readonly anyway?: boolean } = {},
): Outlook {
  const steps = at ?? spread(lr.length);
  const { final, low, high, laws, warnings, curve } = predict(fitted, lr, { at: steps, anyway });
  return {
    final,
    low,
    high,
    laws,
    warnings,
    curve: {
      steps: Float64Array.from(curve, (each) => each.step),
      values: Float64Array.from(curve, (each) => each.loss),
      low: Float64Array.from(curve, (each) => each.low),
      high: Float64Array.from(curve, (each) => each.high),
    },
  };
}

function spread(length: number): Float64Array {
  const first = Math.min(length - 1, Math.ceil(length / 20));
  const count = Math.min(drawn, length - first);
  const all = Float64Array.from({ length: count }, (_, i) =>
    count === 1 ? length - 1 : Math.round(first + (i * (length - 1 - first)) / (count - 1)),
  );
  return Float64Array.from(new Set(all));
}
