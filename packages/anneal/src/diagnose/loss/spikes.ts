import type { Finding } from "../finding.ts";
import { type Rates, rateAt } from "../subject.ts";
import { inLoss, inLr, inSteps } from "../words.ts";
import { followsRise, type LoggedLosses, type Losses, levelOf } from "./losses.ts";

/** The most spikes that are told one by one. */
const most = 5;
/** A loss that ends above its best by this share of what it had gained has lost it again. */
const lost = 0.1;
/** The last share of a log, whose median is where it ends. */
const ending = 0.05;

/** Stretches in which the loss left its course and came back. */
export function spikes(losses: Losses, rates: Rates | undefined): readonly Finding[] {
  const { t, v, noise, name } = losses;
  const found = losses.excursions.filter((each) => each.returns && !followsRise(losses, each, rates));
  return found.slice(0, most).map(({ first, last, top, base }, k): Finding => {
    const lr = rates && rateAt(rates.points, t[first]);
    const more = k === most - 1 && found.length > most ? ` ${found.length - most} more follow.` : "";
    return {
      code: "loss-spike",
      severity: "warning",
      from: t[first],
      to: t[last],
      says: `The ${name} jumps from ${inLoss(base)} to ${inLoss(v[top])} at step ${inSteps(t[top])}${lr === undefined ? "" : `, with the LR at ${inLr(lr)}`}, and comes back.${more}`,
      why: `That is ${inSteps((v[top] - base) / Math.max(noise.sigma, 1e-9))} times the noise of this log. A spike costs the steps that it takes to recover, and often comes before a divergence.`,
      change:
        "Clip the gradient, or lower the peak; if it is one batch, look at that batch. A spike guard (anneal/control) can skip it.",
      evidence: { base, top: v[top], step: t[top], sigma: noise.sigma, ...(lr !== undefined && { lr }) },
    };
  });
}

/** The loss ends as no number, or far above where it had been, while the LR did not rise. */
export function divergence(losses: Losses, rates: Rates | undefined): Finding | undefined {
  return brokenEnd(losses, rates) ?? farAbove(losses, rates);
}

/** The loss is no number, from some step on or for a while. */
export function brokenEnd(
  { broken, t, v, last, name }: LoggedLosses,
  rates: Rates | undefined,
): Finding | undefined {
  const [first] = broken;
  if (first === undefined) return undefined;
  const after = t[t.length - 1] > broken[broken.length - 1];
  const at = t.findIndex((step) => step > first);
  const before = v[(at < 0 ? t.length : at) - 1];
  const lr = rates && rateAt(rates.points, first);
  return {
    code: "divergence",
    severity: after ? "warning" : "error",
    from: first,
    to: after ? broken[broken.length - 1] : last,
    says: after
      ? `The ${name} is not a number at ${broken.length === 1 ? `step ${inSteps(first)}` : `${inSteps(broken.length)} steps from ${inSteps(first)} on`}, and is one again after.`
      : `The ${name} is not a number from step ${inSteps(first)} on.`,
    why: "An update with such a loss leaves no weight as it was; what follows is worth nothing unless it was skipped.",
    change:
      "Go back to a checkpoint before this step, with a lower peak or clipped gradients; check for overflow in float16.",
    evidence: {
      step: first,
      points: broken.length,
      ...(before !== undefined && { loss: before }),
      ...(lr !== undefined && { lr }),
    },
  };
}

function farAbove(losses: Losses, rates: Rates | undefined): Finding | undefined {
  const { t, v, noise, name, last } = losses;
  const n = v.length;
  const tail = Math.max(3, Math.ceil(ending * n));
  const end = levelOf(v, n - tail, n);
  const { center } = noise;
  const best = center.reduce((low, each, i) => (each < center[low] ? i : low), 0);
  const start = Math.max(levelOf(v, 0, Math.min(n, 3)), center[best]);
  const rise = end - center[best];
  const enough = Math.max(7 * noise.sigma, lost * (start - center[best]), 0.05 * Math.abs(center[best]));
  if (best >= n - tail || rise <= enough) return undefined;
  const [then, now] = rates ? [rateAt(rates.points, t[best]), rateAt(rates.points, t[n - 1])] : [];
  if (then !== undefined && now !== undefined && now > 1.2 * then && rises(rates)) return undefined;
  return {
    code: "divergence",
    severity: "error",
    from: t[best],
    to: last,
    says: `The ${name} climbs from ${inLoss(center[best])} at step ${inSteps(t[best])} to ${inLoss(end)} at the end of the log${now === undefined ? "" : `, with the LR at ${inLr(now)}`}.`,
    why: "It did not come back: the run has lost what it had learnt since.",
    change: `Go back to a checkpoint from before step ${inSteps(t[best])} and lower the peak, clip the gradient, or warm up longer${name === "validation loss" ? "; if the training loss still falls, this is overfitting, and the run is too long" : ""}.`,
    evidence: {
      best: center[best],
      end,
      step: t[best],
      sigma: noise.sigma,
      ...(now !== undefined && { lr: now }),
    },
  };
}

/** Whether the schedule raises the LR after its warmup. */
const rises = (rates: Rates | undefined): boolean =>
  rates?.recovered.phases.some((phase, k) => k > 0 && (phase.role === "rise" || phase.jump)) ?? false;
