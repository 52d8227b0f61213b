import type { Spec } from "anneal";
import { AnnealError, compile, sample } from "anneal";
import {
  type Fitted,
  longer as lengthen,
  type Optimised,
  type OptimiseOptions,
  type Outlook,
  predict,
  optimise as search,
  whatIf,
} from "anneal/forecast";
import type { Asked, Told } from "../types.ts";

/** Points of a curve that is drawn. */
const drawn = 90;

/** Forecasts schedules. Why one cannot be forecast stands in its place. */
export function forecast({
  fitted,
  asked,
}: {
  readonly fitted: Fitted;
  readonly asked: readonly Asked[];
}): readonly Told[] {
  return asked.map((each) => {
    try {
      return told(fitted, each);
    } catch (error) {
      return refusal(error);
    }
  });
}

function told(fitted: Fitted, { spec, steps, from }: Asked): Told {
  const begun = performance.now();
  const lr = sample(compile(spec, { steps }), steps);
  const { final, low, high, warnings, curve } = predict(fitted, lr, { at: spread(from, steps) });
  return {
    final,
    low,
    high,
    steps: Float64Array.from(curve, ({ step }) => step),
    values: Float64Array.from(curve, ({ loss }) => loss),
    lows: Float64Array.from(curve, (each) => each.low),
    highs: Float64Array.from(curve, (each) => each.high),
    warnings: warnings.filter((warning) => !fitted.warnings.includes(warning)),
    milliseconds: performance.now() - begun,
  };
}

/** Steps evenly from the beginning of the curve, or the first twentieth, where laws begin to hold, to the end. */
function spread(from: number, steps: number): Float64Array {
  const first = Math.min(steps - 1, Math.max(Math.round(from), Math.ceil(steps / 20)));
  const count = Math.min(drawn, steps - first);
  const at = (i: number): number => Math.round(first + (i * (steps - 1 - first)) / Math.max(1, count - 1));
  return Float64Array.from(new Set(Float64Array.from({ length: count }, (_, i) => at(i))));
}

function refusal(error: unknown): Told {
  if (error instanceof AnnealError)
    return { refused: error.problems[0].message, path: error.problems[0].path };
  return { refused: error instanceof Error ? error.message : String(error), path: "" };
}

/** How schedules stand to one of them, beyond run-to-run noise. */
export function compare({
  fitted,
  asked,
  against,
  noise,
}: {
  readonly fitted: Fitted;
  readonly asked: readonly Asked[];
  readonly against: string;
  readonly noise: number;
}): readonly Outlook[] {
  const candidates = asked.map(({ id, spec, steps }) => ({ name: id, spec, steps }));
  return whatIf(fitted, candidates, { against, noise });
}

export interface OptimiseRequest {
  readonly fitted: Fitted;
  readonly options: OptimiseOptions;
}

/** The schedule that is forecast to end lowest, and how long the search took. */
export function optimise({
  fitted,
  options,
}: OptimiseRequest): Optimised & { readonly milliseconds: number } {
  const begun = performance.now();
  const found = search(fitted, options);
  return { ...found, milliseconds: performance.now() - begun };
}

/** What longer runs are worth: a schedule for each length, held against the shortest. */
export function longer({
  fitted,
  specs,
  noise,
}: {
  readonly fitted: Fitted;
  readonly specs: readonly { readonly steps: number; readonly spec: Spec }[];
  readonly noise: number;
}): readonly Outlook[] {
  const specOf = new Map(specs.map(({ steps, spec }) => [steps, spec]));
  const lengths = specs.map(({ steps }) => steps);
  return lengthen(fitted, (steps) => specOf.get(steps) as Spec, { lengths, noise });
}
