import type { Logged, RunLog } from "anneal/series";

const quantities = ["lr", "loss", "valLoss", "gradNorm", "epoch"] as const;

/**
 * A run whose arrays hold what they show and no more: a reader's arrays have room to grow, which whoever keeps them would
 * keep, too. Arrays that quantities share stay shared.
 */
export function trimmed(run: RunLog): RunLog {
  const known = new Map<Float64Array, Float64Array>();
  const own = (array: Float64Array): Float64Array => {
    const kept = known.get(array) ?? (array.byteLength === array.buffer.byteLength ? array : array.slice());
    known.set(array, kept);
    return kept;
  };
  const of = ({ steps, values }: Logged): Logged => ({ steps: own(steps), values: own(values) });
  return {
    ...run,
    ...Object.fromEntries(
      quantities.flatMap((name) => (run[name] === undefined ? [] : [[name, of(run[name])]])),
    ),
  };
}
