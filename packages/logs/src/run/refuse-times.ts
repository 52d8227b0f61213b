import { AnnealError, problem } from "anneal";
import { median } from "anneal/series";
import type { LogColumn, LogTable } from "../table/table.ts";
import { flagOf } from "./choices.ts";
import { otherUnitOf } from "./step-names.ts";

/** 2001 in milliseconds, and in seconds: no run has so many updates. */
const [firstMilliseconds, firstSeconds] = [1e12, 1e9];

/**
 * Refuses a column of steps that holds times: a clock since 1970, fractions, or steps as uneven as a clock's. One that
 * was asked for by name may be uneven.
 *
 * @throws AnnealError
 */
export function refuseTimes(table: LogTable, column: LogColumn, asked: boolean): void {
  const byName = otherUnitOf(column.name) === "time" && !asked;
  const fault: Fault | undefined = byName ? ["times", "by its name"] : faultIn(column.values, asked);
  if (fault === undefined) return;
  const [received, note] = fault;
  throw new AnnealError([
    problem("unit", `${table.name}: column ${JSON.stringify(column.name)}`, "a count of updates", received, {
      note,
      suggestion: `name the column of updates with ${flagOf.step}; ${flagOf.step} row counts the rows`,
    }),
  ]);
}

/** What stands there instead of updates, and why that is thought. */
type Fault = readonly [received: unknown, note: string];

/** Gaps that are looked at: a clock shows in few. */
const mostGaps = 2000;

function faultIn(values: Float64Array, asked: boolean): Fault | undefined {
  let [least, fraction] = [Infinity, Number.NaN];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < least) least = value;
    if (!Number.isInteger(value)) {
      fraction = value;
      break;
    }
  }
  if (least >= firstMilliseconds && least < Infinity) return [least, "a clock in ms, Unix time"];
  if (least >= firstSeconds && least < Infinity) return [least, "a clock in seconds, Unix time"];
  if (!Number.isNaN(fraction)) return [fraction, "a fraction: it looks like a time or an epoch"];
  return asked ? undefined : unevenLikeAClock(values.subarray(0, mostGaps));
}

/** Logged every so many updates, most gaps are alike; the gaps of a clock are all nearly alike, and hardly two equal. */
function unevenLikeAClock(values: Float64Array): Fault | undefined {
  const gaps = values
    .subarray(1)
    .map((value, i) => value - values[i])
    .filter((gap) => gap > 0);
  if (gaps.length < 10) return undefined;
  const middle = median(gaps);
  if (middle < 20) return undefined;
  const counts = new Map<number, number>();
  for (const gap of gaps) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  const most = Math.max(...counts.values()) / gaps.length;
  const off = median(gaps.map((gap) => Math.abs(gap - middle))) / middle;
  return most < 0.1 && off < 0.3
    ? ["uneven steps", `${middle} apart in the middle, hardly two gaps alike: it looks like a time in ms`]
    : undefined;
}
