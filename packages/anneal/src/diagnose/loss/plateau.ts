import type { Finding } from "../finding.ts";
import type { Rates } from "../subject.ts";
import { inLoss, inLr, inShare, inSteps } from "../words.ts";
import type { Losses } from "./losses.ts";

/** The last share of a constant phase that is looked at. */
const part = 1 / 3;
/** Points in it below which a slope says nothing. */
const fewest = 8;
/** A fall below this share of the loss over a third of the phase is none: the first laws of scaling give several percent. */
const stillShare = 0.005;
/** A slope is told from 0 at this many standard errors. */
const certain = 2.5;
/** What lies so many standard errors above an estimate is ruled out, nineteen times in twenty. */
const likely = 1.65;
/** A constant phase must be this share of the run. */
const longEnough = 0.2;

/** The loss no longer falls while the LR is constant, at the end of the log: time to cool down. */
export function plateau({ t, v, name }: Losses, rates: Rates): Finding | undefined {
  const { recovered, updates, last } = rates;
  const { phases } = recovered;
  const hold = phases[phases.length - 1];
  if (hold?.role !== "hold" || recovered.every !== undefined) return undefined;
  const begin = Math.max(hold.begin, t[0]);
  if (last - begin < longEnough * updates) return undefined;
  const from = t.findIndex((step) => step >= last - part * (last - begin));
  if (from < 0 || t.length - from < fewest) return undefined;
  const { fall, error, level } = slopeOf(t.subarray(from), v.subarray(from));
  const still = stillShare * Math.abs(level);
  if (fall > certain * error && fall > still) return undefined;
  if (fall < -certain * error && -fall > still) return undefined;
  // A log too noisy to rule out a fall of a few percent shows no plateau either.
  if (fall + likely * error > 5 * still) return undefined;
  return {
    code: "plateau",
    severity: "advice",
    from: t[from],
    to: last,
    says: `The ${name} fell by ${inLoss(Math.max(0, fall))} (± ${inLoss(certain * error)}) in the last ${inSteps(last - t[from])} steps, at a constant LR of ${inLr(hold.from)}.`,
    why: `That is ${inShare(Math.max(0, fall) / Math.abs(level))} of the loss: at this LR the noise of the updates now outweighs what they learn.`,
    change: "Cool down now: let the LR fall to 0 over the next 10 to 20% of the steps so far.",
    evidence: { fall, error, level, lr: hold.from, steps: last - t[from] },
  };
}

/** How far a line through points falls over them, and the standard error of that. Wild points count less: half are left out. */
export function slopeOf(
  t: Float64Array,
  v: Float64Array,
): { readonly fall: number; readonly error: number; readonly level: number } {
  let kept = Array.from(t.keys());
  let line = fitLine(t, v, kept);
  for (let round = 0; round < 2; round++) {
    const off = (i: number): number => Math.abs(v[i] - line.level - line.slope * (t[i] - line.center));
    const sorted = kept.map(off).sort((a, b) => a - b);
    const limit = Math.max(4 * 1.4826 * sorted[sorted.length >> 1], 1e-12);
    kept = kept.filter((i) => off(i) <= limit);
    line = fitLine(t, v, kept);
  }
  const span = t[t.length - 1] - t[0];
  return { fall: -line.slope * span, error: line.error * span, level: line.level };
}

function fitLine(t: Float64Array, v: Float64Array, kept: readonly number[]) {
  const n = kept.length;
  const center = kept.reduce((sum, i) => sum + t[i], 0) / n;
  const level = kept.reduce((sum, i) => sum + v[i], 0) / n;
  let [xx, xy] = [0, 0];
  for (const i of kept) {
    xx += (t[i] - center) ** 2;
    xy += (t[i] - center) * (v[i] - level);
  }
  const slope = xx > 0 ? xy / xx : 0;
  const rest = kept.reduce((sum, i) => sum + (v[i] - level - slope * (t[i] - center)) ** 2, 0);
  return { center, level, slope, error: Math.sqrt(rest / Math.max(1, n - 2) / (xx || 1)) };
}
