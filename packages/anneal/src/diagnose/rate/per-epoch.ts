import type { Finding } from "../finding.ts";
import type { Points } from "../points.ts";
import type { Rates } from "../subject.ts";
import { inShare, inSteps } from "../words.ts";
import { isFinest, ratherHigh, tooRarely, treadTimes } from "./counting.ts";

/** A tread below this share of the peak is finer than anybody tunes. */
const coarse = 0.01;

/** A smooth schedule that moves only every so many steps, by steps that are not small. */
export function perEpoch(rates: Rates): Finding | undefined {
  const { points, recovered, peak, last, updates } = rates;
  const { every, phases } = recovered;
  const { v } = points;
  const isHigh = v[v.length - 1] > ratherHigh * peak;
  // A step decay is meant; one that hardly falls is a line, too, and neither is meant.
  if (
    every === undefined ||
    treadTimes(rates) !== undefined ||
    (isFinest(rates) && tooRarely(rates) !== undefined) ||
    (isGeometric(points) && v[v.length - 1] <= 0.9 * v[0])
  )
    return undefined;
  const largest = v.reduce((most, lr, i) => (i === 0 ? 0 : Math.max(most, Math.abs(lr - v[i - 1]))), 0);
  const beyond = recovered.endShown && recovered.horizon > 1.1 * updates;
  // A schedule that ends high after so many small treads had only begun.
  const slice = beyond || isHigh;
  if (phases.length === 0 && !slice && areMilestones(points, every)) return undefined;
  const rising = phases.length === 1 && phases[0].role === "warmup";
  if (largest < coarse * peak && !slice && !rising) return undefined;
  const part = beyond ? `, and had gone ${inShare(updates / recovered.horizon)} of its way at the end` : "";
  return {
    code: "stepped-per-epoch",
    severity: slice || rising ? "warning" : "advice",
    from: points.t[0],
    to: last,
    says: `The LR changes only every ${inSteps(every)} steps, by up to ${inShare(largest / peak)} of its peak${part}: the schedule is stepped once an epoch, not once an update.`,
    why:
      slice || rising
        ? "A schedule that counts updates but is stepped once an epoch uses only the first part of its curve."
        : "In so few steps a warmup starts with a jump, and the last epoch never reaches the floor.",
    change:
      "Step the schedule after every update, with its lengths in updates (steps per epoch times epochs).",
    evidence: { every, largest, peak, horizon: recovered.horizon, updates },
  };
}

/** Whether most treads end without a change: levels that happen to be whole treads long are milestones. */
function areMilestones({ t, v }: Points, every: number): boolean {
  const changes = Array.from(v.keys()).filter((i) => i > 0 && v[i] !== v[i - 1]);
  const treads = (t[changes[changes.length - 1]] - t[changes[0]]) / every;
  return changes.length - 1 < treads / 2;
}

/** Whether each level is the same share of the one before, up to rounding: a step decay, however many steps it has. */
function isGeometric({ v, tol }: Points): boolean {
  const places = Array.from(v.keys()).filter((i) => i === 0 || v[i] !== v[i - 1]);
  const cuts = places.slice(1).map((i, k) => ({
    by: Math.log(v[i] / v[places[k]]),
    unsure: (2 * (tol[i] + tol[places[k]])) / Math.abs(v[i]),
  }));
  const [first] = cuts;
  return cuts.every(
    ({ by, unsure }) => Math.abs(by - first.by) <= 5e-3 * Math.abs(first.by) + unsure + first.unsure,
  );
}
