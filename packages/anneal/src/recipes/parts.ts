import type { Field, LinearSpec, SequenceSpec, Spec } from "../schedules/index.ts";
import type { Duration } from "../units/index.ts";

/** What every recipe with a warmup takes. */
export interface Warmup {
  /** Highest LR, reached at the end of the warmup. */
  readonly peak: number;
  /** Length of the linear warmup. Default 0: none. */
  readonly warmup?: Duration;
  /** LR at the first step of the warmup. Left out: peak / (warmup + 1), never 0. */
  readonly warmupFrom?: number;
}

/** The fields of {@link Warmup}. */
export const warmupFields: { readonly [K in keyof Warmup]-?: Field } = {
  peak: { type: "number", above: 0, says: "highest LR" },
  warmup: { type: "duration", default: 0, says: "length of the linear warmup" },
  warmupFrom: {
    type: "number",
    min: 0,
    optional: true,
    says: "LR where warmup starts; left out: peak / (warmup + 1)",
  },
};

/** The field of a lowest LR. */
export const floorField: Field = { type: "number", min: 0, default: 0, says: "lowest LR" };

/** The warmup, and what follows it. */
export function afterWarmup(
  { peak, warmup, warmupFrom }: Warmup,
  ...parts: readonly Spec[]
): SequenceSpec | Spec {
  const rising = warmupPart({ peak, warmup, warmupFrom });
  const of = [...rising, ...parts];
  return of.length === 1 ? of[0] : { kind: "sequence", of };
}

/** The warmup as a part, or no part when it has no length. */
export function warmupPart({ peak, warmup = 0, warmupFrom }: Warmup): LinearSpec[] {
  if (Number.parseFloat(String(warmup)) === 0) return [];
  const from = warmupFrom === undefined ? {} : { from: warmupFrom };
  return [{ kind: "linear", ...from, to: peak, over: warmup }];
}
