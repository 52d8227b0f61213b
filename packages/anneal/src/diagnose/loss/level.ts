import type { Finding } from "../finding.ts";
import { type Rates, rateAt } from "../subject.ts";
import { inLoss, inLr, inShare, inSteps } from "../words.ts";
import { followsRise, type Losses, levelOf } from "./losses.ts";
import { slopeOf } from "./plateau.ts";

/** The loss falls as fast, per unit of LR spent, in the last third as in the first: by this share at least. Laws of learning give a tenth. */
const straight = 0.6;
/** The first share of the LR spent, in which any run learns fast. */
const settled = 0.02;
/** So many spikes at a high LR are no accident. */
const several = 3;
/** An LR from this share of the peak on is high. */
const high = 0.5;
/** And from this one on held there. */
const held = 0.95;

/**
 * The LR is likely too low: the loss still falls as fast for the LR that is spent as it did at first. Learning slows down
 * as S ** -alpha, S the sum of the LR, so that by the last third of a run a step is worth a tenth of an early one.
 */
export function tooLow(losses: Losses, rates: Rates): Finding | undefined {
  const { t, v, name } = losses;
  const { points, peak, updates } = rates;
  if (points.t[0] > 0.1 * updates) return undefined;
  const all = spent(t, rates);
  // What is learnt in a long warmup counts as the start, too; only the first few steps are another thing.
  const from = all.findIndex((sum) => sum >= settled * all[all.length - 1]);
  if (from < 0) return undefined;
  // Once the LR falls, the loss falls because of that, too.
  const end = [held, high]
    .map((share) => lastHigh(t, rates, share) + 1)
    .find((end) => end - from >= 30 && t[end - 1] - t[from] >= 0.3 * updates);
  if (end === undefined) return undefined;
  const sums = all.subarray(from, end);
  const whole = sums[sums.length - 1] - sums[0];
  const third = (k: number) => {
    const inside = (i: number): boolean =>
      sums[i] - sums[0] >= (k * whole) / 3 && sums[i] - sums[0] <= ((k + 1) * whole) / 3;
    const places = Array.from(sums.keys()).filter(inside);
    return slopeOf(
      Float64Array.from(places, (i) => sums[i]),
      Float64Array.from(places, (i) => v[from + i]),
    );
  };
  const [first, final] = [third(0), third(2)];
  const isCertain = [first, final].every(
    ({ fall, error, level }) => fall > 5 * error && fall > 0.01 * Math.abs(level),
  );
  if (!isCertain || final.fall < straight * first.fall) return undefined;
  return {
    code: "lr-too-low",
    severity: "advice",
    from: t[from],
    to: t[end - 1],
    says: `The ${name} falls as fast later as at the start: by ${inLoss(final.fall)} in the last third of the steps at a high LR, and by ${inLoss(first.fall)} in the first.`,
    why: `Learning slows down as a run goes on. Here it has not yet, so the LR (peak ${inLr(peak)}) is likely too low, or the run far too short.`,
    change: `Try 3 to 10 times the peak: a range test (anneal find) shows how far it can go.`,
    evidence: { first: first.fall, final: final.fall, peak, updates },
  };
}

/** The last place at which the LR is this share of its peak or more; -1 where there is none. */
function lastHigh(t: Float64Array, { points, peak }: Rates, share: number): number {
  let place = t.length - 1;
  while (place >= 0 && rateAt(points, t[place]) < share * peak) place--;
  return place;
}

/** The sum of the LR up to each step. */
function spent(t: Float64Array, { points }: Rates): Float64Array {
  const sums = new Float64Array(t.length);
  for (let i = 1; i < t.length; i++) {
    sums[i] = sums[i - 1] + ((t[i] - t[i - 1]) * (rateAt(points, t[i]) + rateAt(points, t[i - 1]))) / 2;
  }
  return sums;
}

/**
 * The LR is likely too high: the loss spikes again and again while the LR is high, and never once it is low; or it does not
 * fall, or rises, while the LR is near its peak, and falls when the LR does.
 */
export function tooHigh(losses: Losses, rates: Rates): Finding | undefined {
  return spikesAtPeak(losses, rates) ?? stallsAtPeak(losses, rates);
}

function spikesAtPeak(losses: Losses, rates: Rates): Finding | undefined {
  const { t, name } = losses;
  const { points, peak, last } = rates;
  const all = losses.excursions.filter((each) => !followsRise(losses, each, rates));
  const hot = all.filter(({ first }) => rateAt(points, t[first]) >= high * peak);
  const lows = Array.from(t).filter((step) => rateAt(points, step) < high * peak).length / t.length;
  if (hot.length < several || hot.length < all.length || lows < 0.1 || lows > 0.9) return undefined;
  const lowest = hot.reduce((low, { first }) => Math.min(low, rateAt(points, t[first])), peak);
  return {
    code: "lr-too-high",
    severity: "warning",
    from: t[hot[0].first],
    to: t[hot[hot.length - 1].last],
    says: `The ${name} spikes ${hot.length} times, each time with the LR at ${inLr(lowest)} or more; below that it never does, up to step ${inSteps(last)}.`,
    why: "Spikes that stop when the LR falls come from the LR, not from the data.",
    change: `Lower the peak to ${inLr(lowest / 2)} or less, clip the gradient, or warm up longer.`,
    evidence: { spikes: hot.length, lowest, peak, share: lows },
  };
}

function stallsAtPeak(losses: Losses, rates: Rates): Finding | undefined {
  const { t, v, noise, name } = losses;
  const { points, peak } = rates;
  const near = Array.from(t.keys()).filter((i) => rateAt(points, t[i]) >= 0.8 * peak);
  const end = near[near.length - 1];
  if (near.length < 30 || end === undefined || t.length - end < 15) return undefined;
  // The first fifth is where any run learns most.
  const from = near[Math.floor(near.length / 5)];
  if (end - from + 1 > near.length) return undefined;
  const { fall, error, level } = slopeOf(t.subarray(from, end + 1), v.subarray(from, end + 1));
  const after = levelOf(v, end - 10, end) - levelOf(v, v.length - 10, v.length);
  const rises = fall < -5 * error && -fall > 0.01 * Math.abs(level);
  if (!rises || after < Math.max(5 * noise.sigma, 0.02 * Math.abs(level))) return undefined;
  return {
    code: "lr-too-high",
    severity: "warning",
    from: t[from],
    to: t[end],
    says: `The ${name} climbs by ${inLoss(-fall)} while the LR is near its peak of ${inLr(peak)}, and falls by ${inLoss(after)} once the LR falls.`,
    why: `A loss that only falls when the LR does (${inShare(after / Math.abs(level))} of it here) learns nothing at the peak.`,
    change: `Lower the peak: try ${inLr(peak / 3)}.`,
    evidence: { rise: -fall, error, after, peak },
  };
}
