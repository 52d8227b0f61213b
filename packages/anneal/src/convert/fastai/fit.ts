import type { Spec } from "../../schedules/index.ts";
import { type ConvertContext, groupCount } from "../context.ts";
import type { Converted } from "../converted.ts";
import { decline } from "../scheduler.ts";
import { addUp, combined, exactTable, float32Note, inFloat32, trainPositions } from "./combine.ts";
import { type Rates, ratesOf } from "./rates.ts";
import type { Sched } from "./sched.ts";

/** A fit: what its schedules are, part by part. */
export interface Fit {
  /** Shares of the run, one for each part. */
  readonly shares: readonly number[];
  /** The parts of the LR of each group. */
  readonly lrs: readonly (readonly Sched[])[];
  /** The parts of momentum. */
  readonly moms?: readonly Sched[];
  readonly epochs: number;
}

/** A fit, with one value per batch. */
export function fit({ shares, lrs, moms, epochs }: Fit, context: ConvertContext, path: string): Converted {
  const perEpoch = context.horizon?.stepsPerEpoch;
  if (!(perEpoch && Number.isInteger(perEpoch) && perEpoch >= 1)) {
    decline("horizon.stepsPerEpoch", "the number of batches in an epoch", perEpoch, "missing");
  }
  if (!addUp(shares))
    decline(
      path,
      "shares that add up to exactly 1",
      shares.reduce((a, b) => a + b, 0),
    );
  const batches = epochs * (perEpoch as number);
  if (!(batches <= 2e6)) decline("horizon.stepsPerEpoch", "at most 2e6 batches in all", perEpoch);
  const positions = trainPositions(epochs, perEpoch as number);
  const times = positions.map((_, i) => i);
  const spec = (scheds: readonly Sched[]): Spec => combined({ shares, scheds }, positions.length);
  const table = (scheds: readonly Sched[]): Spec | undefined =>
    exactTable(spec(scheds), inFloat32({ shares, scheds }, positions), times);
  const groups = lrs.map(spec);
  const momentum = moms && groups.map(() => spec(moms));
  const [tables, table2] = [lrs.map(table), moms && table(moms)];
  const exact = tables.some((each) => each !== undefined) || table2 !== undefined;
  return {
    groups,
    ...(momentum && { momentum }),
    ...(exact && {
      exact: {
        groups: tables.map((each, g) => each ?? groups[g]),
        ...(moms && momentum && { momentum: momentum.map((each) => table2 ?? each) }),
      },
    }),
    notes: exact ? [float32Note] : [],
  };
}

/** The LR of each group: as given, or that of the learner. */
export function lrsOf(given: Rates | undefined, context: ConvertContext, path: string): readonly number[] {
  const groups = groupCount(context);
  if (given !== undefined) {
    return ratesOf(given, !context.baseLrs && Array.isArray(given) ? given.length : groups, path);
  }
  return context.baseLrs ?? decline(path, "an LR, here or in baseLrs", undefined, "missing");
}
