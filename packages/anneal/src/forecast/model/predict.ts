import { refuse } from "../../errors/index.ts";
import type { LawName } from "../laws/law.ts";
import { peakOf } from "../runs/peak.ts";
import type { Fitted } from "./fitted.ts";
import { lossesOf } from "./loss-of.ts";
import { reachOf } from "./reach.ts";

/** A loss, and the interval that it is expected to lie in. */
export interface Estimate {
  readonly loss: number;
  readonly low: number;
  readonly high: number;
}

/** What one law says. */
export interface Saying {
  readonly law: LawName;
  readonly exponent: number;
  /** Its share in the forecast; 0 for those that only stand beside it. */
  readonly weight: number;
  readonly final: number;
}

/** The forecast for one schedule. */
export interface Forecast {
  /** The loss at the end. */
  readonly final: number;
  readonly low: number;
  readonly high: number;
  /** What each law says of the end. */
  readonly laws: readonly Saying[];
  /** The loss at the steps asked for. */
  readonly curve: readonly (Estimate & { readonly step: number })[];
  readonly warnings: readonly string[];
}

export interface PredictOptions {
  /** Updates at which the loss is wanted beside that of the last one. */
  readonly at?: ArrayLike<number>;
  /** Forecast also where it would be refused; the reasons become warnings. */
  readonly anyway?: boolean;
}

/** An interval is so many deviations of the laws wide on each side, beside the floor. */
const deviations = 2;

/**
 * The loss that a schedule will end at, before anyone runs it.
 *
 *   final = sum_i weight_i L_i(last update)
 *   low, high = final -+ (floor + 2 sqrt((1 + 1 / runs) sum_i doubt_i (L_i - final)^2))
 *
 * The interval is made of what laws disagree about; the errors of their parameters alone would be far too narrow.
 *
 * @param lr the LR of every update: `sample(compile(spec, { steps }), steps)`.
 * @throws AnnealError where the schedule is far from all that was fitted: much longer, at another peak, or decaying where
 * no run did. With `anyway` the reasons become warnings.
 */
export function predict(
  fitted: Fitted,
  lr: Float64Array,
  { at = [], anyway }: PredictOptions = {},
): Forecast {
  const reach = reachOf(fitted, { steps: lr.length, peak: peakOf(lr), last: lr[lr.length - 1] });
  if (!anyway) refuse(reach.refused);
  const last = lr.length - 1;
  const steps = Float64Array.from(new Set([...Array.from(at), last])).sort();
  const { members, beside } = fitted;
  const all = lossesOf([...members, ...beside], lr, steps);
  const own = all.slice(0, members.length);
  const estimates = Array.from(steps, (step, i) => ({
    step,
    ...estimateOf(
      fitted,
      own.map((losses) => losses[i]),
    ),
  }));
  const asked = new Set(Array.from(at));
  const end = estimates[estimates.length - 1];
  const finals = all.map((losses) => losses[losses.length - 1]);
  return {
    final: end.loss,
    low: end.low,
    high: end.high,
    laws: [
      ...members.map(({ law, exponent, weight }, i) => ({ law, exponent, weight, final: finals[i] })),
      ...beside.map(({ law, exponent }, i) => {
        return { law, exponent, weight: 0, final: finals[members.length + i] };
      }),
    ],
    curve: estimates.filter(({ step }) => asked.has(step)),
    warnings: [...fitted.warnings, ...reach.refused.map(({ message }) => message), ...reach.warnings],
  };
}

/** The mean of what laws say, and the interval. */
export function estimateOf(
  { members, floor, runs }: Pick<Fitted, "members" | "floor" | "runs">,
  losses: readonly number[],
): Estimate {
  let loss = 0;
  members.forEach(({ weight }, i) => {
    loss += weight * losses[i];
  });
  let variance = 0;
  members.forEach(({ doubt }, i) => {
    variance += doubt * (losses[i] - loss) ** 2;
  });
  const half = floor + deviations * Math.sqrt((1 + 1 / runs.length) * variance);
  return { loss, low: loss - half, high: loss + half };
}
