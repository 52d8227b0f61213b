import type { Limits } from "./frame.ts";

/** How the limits of an axis are found. */
export interface LimitsOf {
  readonly scale: "linear" | "log";
  /** `lr` has 0 on a linear axis; `loss` is not forced to. */
  readonly as: "lr" | "loss";
  /** Leaves out what lies above this share of the values. */
  readonly upTo?: number;
}

/** Room above the highest value, for names. */
const headroom = 0.14;
const lossRoom = 0.06;
/** Beyond it an axis would overflow. */
const farthest = 1e300;
/** More decades than this below the highest value are not worth their room. */
const deepest = 1e-24;

/** The limits of an axis that shows these values, curve by curve. NaN and infinities are left out. */
export function limitsOf(curves: readonly Float64Array[], { scale, as, upTo = 1 }: LimitsOf): Limits {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const values of curves) {
    for (let k = 0; k < values.length; k++) {
      const value = values[k];
      if (!(Math.abs(value) <= farthest)) continue;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  if (most < least) return scale === "log" ? { scale, low: 0.1, high: 1 } : { scale, low: 0, high: 1 };
  if (upTo < 1) most = Math.max(quantile(curves, upTo), least);
  if (scale === "log" && most > 1e-290) return logLimits(curves, { least, most, as });
  return as === "lr" ? lrLimits(Math.min(0, least), Math.max(0, most)) : lossLimits(least, most);
}

function lrLimits(least: number, most: number): Limits {
  if (most === least) return { scale: "linear", low: 0, high: 1 };
  const room = (most - least) * headroom;
  return { scale: "linear", low: least < 0 ? least - room / 2 : 0, high: most > 0 ? most + room : room / 2 };
}

function lossLimits(least: number, most: number): Limits {
  const room = (most - least) * lossRoom || Math.abs(most) * lossRoom || 1;
  return { scale: "linear", low: least >= 0 ? Math.max(0, least - room) : least - room, high: most + room };
}

/** Down to the decade of the second percentile of each curve: the last dive to zero needs no decades of its own. */
function logLimits(
  curves: readonly Float64Array[],
  { least, most, as }: { readonly least: number; readonly most: number; readonly as: "lr" | "loss" },
): Limits {
  const second = as === "lr" ? secondPercentile(curves, most) : smallest(curves, most);
  const lowest = Math.max(second, most * deepest);
  const narrow = as === "loss" || most / lowest < 9.99;
  const decade = Number(`1e${Math.floor(Math.log10(lowest) + 1e-9)}`);
  const low = narrow ? decade * ([5, 2].find((lead) => lead * decade <= lowest * (1 + 1e-9)) ?? 1) : decade;
  const rail = least < 0 ? "≤ 0" : least === 0 ? "0" : undefined;
  const high = Math.max(most * (most / low) ** (as === "lr" ? headroom : lossRoom), low * 2);
  return { scale: "log", low, high, ...(rail !== undefined && { rail }) };
}

/** So many values of a curve tell its second percentile. */
const sample = 1000;

/** About the second percentile of the positive values of the curve that has the lowest. */
function secondPercentile(curves: readonly Float64Array[], most: number): number {
  return curves.reduce((lowest, values) => {
    const every = Math.max(1, Math.floor(values.length / sample));
    const positive = values.filter((value, k) => k % every === 0 && value > 0).sort();
    return Math.min(lowest, positive[Math.floor(positive.length * 0.02)] ?? lowest);
  }, most);
}

const smallest = (curves: readonly Float64Array[], most: number): number =>
  curves.reduce(
    (lowest, values) => values.reduce((least, value) => (value > 0 && value < least ? value : least), lowest),
    most,
  );

function quantile(curves: readonly Float64Array[], share: number): number {
  const all = curves.flatMap((values) => Array.from(values).filter(Number.isFinite)).sort((a, b) => a - b);
  return all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? 0;
}

/** Limits that have grown from those before: by whole ticks of 1-2-5, and never smaller. */
export function grow(before: Limits | undefined, now: Limits): Limits {
  if (before === undefined || before.scale !== now.scale) return now;
  const { scale } = now;
  const rail = now.rail ?? before.rail;
  const high =
    now.high <= before.high ? before.high : roundUp(now.high, scale === "log" ? 0 : now.high - now.low);
  const low =
    now.low >= before.low ? before.low : roundDown(now.low, scale === "log" ? 0 : now.high - now.low);
  return { scale, low, high, ...(rail !== undefined && { rail }) };
}

const leads = [1, 2, 5, 10] as const;

/** The next 1-2-5 number above, or the next multiple of one that is about a fifth of a range. */
function roundUp(value: number, range: number): number {
  if (range > 0) return Math.ceil(value / stepOf(range)) * stepOf(range);
  const decade = 10 ** Math.floor(Math.log10(value));
  return decade * (leads.find((lead) => lead * decade >= value * (1 - 1e-9)) ?? 10);
}

function roundDown(value: number, range: number): number {
  if (range > 0) return Math.floor(value / stepOf(range)) * stepOf(range);
  const decade = 10 ** Math.floor(Math.log10(value));
  return decade * (leads.findLast((lead) => lead * decade <= value * (1 + 1e-9)) ?? 1);
}

function stepOf(range: number): number {
  const decade = 10 ** Math.floor(Math.log10(range / 5));
  return decade * (leads.find((lead) => lead * decade >= (range / 5) * (1 - 1e-9)) ?? 10);
}
