import type { Logged } from "../../series/index.ts";
import type { Finding } from "../finding.ts";
import { finitePoints } from "../points.ts";
import { type Rates, rateAt } from "../subject.ts";
import { inLoss, inLr, inSteps } from "../words.ts";
import { highestBump } from "./bump.ts";
import { excursions } from "./excursions.ts";
import type { Losses } from "./losses.ts";
import { noiseOf } from "./noise.ts";

/** Adam's default, where the user says nothing else. */
const usualBeta2 = 0.999;
/** A warmup is at most this share of a run. */
const mostOfRun = 0.1;
/** A warmup of less than this share of the rule is short. */
const short = 0.5;
/** The LR rises when it comes to so many times what it was. */
const rose = 1.2;

/**
 * The warmup is shorter than 2 / (1 - beta2) updates, which the average of squared gradients takes to be one, and the
 * log shows the harm: a spike of the loss, or of the gradient norm, within that time.
 *
 * Source: Ma & Yarats 2021, On the adequacy of untuned warmup for adaptive optimization, arXiv 1910.04209.
 */
export function warmupShort(
  losses: Losses | undefined,
  gradNorm: Logged | undefined,
  rates: Rates,
): Finding | undefined {
  const { recovered, facts, points, peak, updates } = rates;
  if (facts.adam === false) return undefined;
  const [warmup] = recovered.phases;
  // A log that begins late does not show its warmup.
  if (
    warmup === undefined ||
    warmup.assumed ||
    points.t[0] > points.t[Math.min(1, points.t.length - 1)] * 1.01
  )
    return undefined;
  const length = warmup.role === "warmup" ? warmup.end : 0;
  const needed = 2 / (1 - (facts.beta2 ?? usualBeta2));
  if (!(length < short * needed)) return undefined;
  // A run too short for the rule says nothing of an optimizer that is not known to be Adam.
  if (needed > updates && facts.beta2 === undefined && facts.adam === undefined) return undefined;
  const harm = earlyHarm(losses, gradNorm, { begin: length, needed });
  if (harm === undefined || rateAt(points, harm.step) < 0.5 * peak) return undefined;
  // A cycle that rises again after the warmup has its own reasons.
  const since = points.v.filter((_, i) => points.t[i] >= length && points.t[i] <= harm.step);
  if (since.some((lr) => rateAt(points, harm.step) > rose * lr)) return undefined;
  return {
    code: "warmup-too-short",
    severity: "warning",
    from: harm.from,
    to: harm.to,
    says: `The warmup has ${inSteps(length)} steps where beta2 = ${facts.beta2 ?? usualBeta2}${facts.beta2 === undefined ? " (assumed)" : ""} asks for ${inSteps(needed)}, and the ${harm.what} jumps from ${inLoss(harm.base)} to ${inLoss(harm.top)} at step ${inSteps(harm.step)}, at an LR of ${inLr(rateAt(points, harm.step))}.`,
    why: "Until the average of squared gradients has settled, Adam's steps are far too large for some weights.",
    change: `Warm up over ${inSteps(Math.min(needed, Math.max(2 * length, Math.round(mostOfRun * updates))))} steps, or lower beta2${facts.beta2 === undefined ? "; tell anneal yours with beta2" : ""}.`,
    evidence: { warmup: length, needed, step: harm.step, base: harm.base, top: harm.top },
  };
}

interface Harm {
  readonly what: Losses["name"] | "gradient norm";
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly base: number;
  readonly top: number;
}

/** Gradient norms scatter by factors: less than this one is no harm. */
const factor = 3;

/** The first spike, or bump, of loss or gradient norm that begins while the average of squared gradients settles. */
function earlyHarm(
  losses: Losses | undefined,
  gradNorm: Logged | undefined,
  { begin, needed }: { readonly begin: number; readonly needed: number },
): Harm | undefined {
  const series: Series[] = [];
  if (losses !== undefined) series.push({ ...losses, what: losses.name });
  if (gradNorm !== undefined) {
    const { t, v } = finitePoints(gradNorm);
    const logs = v.map((norm) => Math.log(Math.max(norm, 1e-12)));
    const noise = noiseOf(logs);
    if (t.length >= 20)
      series.push({ what: "gradient norm", t, v: logs, noise, excursions: excursions(logs, noise) });
  }
  return series
    .flatMap((each) => harms(each, begin, needed))
    .filter(({ what, base, top }) => what !== "gradient norm" || top > factor * base)
    .sort((a, b) => a.from - b.from)[0];
}

interface Series extends Pick<Losses, "t" | "v" | "noise" | "excursions"> {
  readonly what: Harm["what"];
}

function harms({ what, t, v, noise, excursions }: Series, begin: number, needed: number): readonly Harm[] {
  const from = t.findIndex((step) => step >= begin);
  const to = t.filter((step) => step <= needed).length - 1;
  const bump = from < 0 ? undefined : highestBump(v, noise, { from, to });
  const plain = (level: number): number => (what === "gradient norm" ? Math.exp(level) : level);
  return [...excursions, ...(bump === undefined ? [] : [bump])]
    .filter(({ first }) => t[first] <= needed)
    .map(({ first, last, top, base }) => ({
      what,
      from: t[first],
      to: t[last],
      step: t[top],
      base: plain(base),
      top: plain(v[top]),
    }));
}
