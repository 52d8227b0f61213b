import type { Finding } from "../finding.ts";
import type { Rates } from "../subject.ts";
import { inLr, inShare, inSteps } from "../words.ts";

/** A learning rate below this share of the peak, under 0, is more than rounding. */
const negligible = 1e-6;
/** A rise after the end is worth a word from this share of the peak on. */
const worth = 0.01;
/** Where a decay ends: below this share of the peak, or at the trough of its wave. */
const low = 0.2;

/** A learning rate below 0. */
export function negative({ points, peak, last }: Rates): Finding | undefined {
  const { t, v, tol } = points;
  const below = Array.from(v.keys()).filter((i) => v[i] < -Math.max(tol[i], negligible * Math.abs(peak)));
  if (below.length === 0) return undefined;
  const [first] = below;
  const least = below.reduce((most, i) => (v[i] < v[most] ? i : most), first);
  const end = below[below.length - 1];
  return {
    code: "negative-lr",
    severity: "error",
    from: t[first],
    to: t[end],
    says: `The LR is below 0 at ${below.length === 1 ? "1 logged step" : `${inSteps(below.length)} logged steps`}, as low as ${inLr(v[least])} at step ${inSteps(t[least])}.`,
    why: "With a negative LR each update climbs: the model unlearns.",
    change:
      end === v.length - 1 && last === t[end]
        ? "Stop the run where its schedule ends, or hold the LR at its floor: a line or a recursion goes on below 0."
        : "Put a floor under the schedule, and do not chain schedulers that each change the LR by recursion.",
    evidence: { lr: v[least], step: t[least], points: below.length },
  };
}

/** The LR climbs back, without a jump, after the decay was over: the run went on past the end of its schedule. */
export function risesAfterEnd({ points, recovered, peak, last }: Rates): Finding | undefined {
  const { phases } = recovered;
  const k = phases.findIndex((phase, i) => {
    // A curve that turns about its floor looks level there, where it was rounded.
    const flat = phases[i - 1]?.kind === "constant" && !phases[i - 1].jump ? 1 : 0;
    const before = phases[i - 1 - flat];
    if (phase.role !== "rise" || phase.jump || before?.role !== "decay") return false;
    // Up and down in lines is a cyclic schedule.
    const turns = phase.kind === "cosine" && before.kind === "cosine";
    return (
      turns || (before.to <= low * peak * 1.01 && phases.length === i + 1 && recovered.cycles === undefined)
    );
  });
  const rise = phases[k];
  if (rise === undefined) return undefined;
  const seen = points.v.filter((_, i) => points.t[i] >= rise.begin);
  const top = seen.reduce((most, lr) => Math.max(most, lr), Number.NEGATIVE_INFINITY);
  if (seen.length < 2 || top - rise.from < worth * peak) return undefined;
  return {
    code: "rises-after-end",
    severity: "error",
    from: Math.ceil(rise.begin),
    to: last,
    says: `The decay ended at step ${inSteps(rise.begin)}, at ${inLr(rise.from)}; after it the LR climbs back, to ${inLr(top)}, ${inShare(top / peak)} of the peak.`,
    why: "A rising LR undoes what the decay gained. Schedules that are stepped past their end do this: torch's CosineAnnealingLR and transformers' cosine climb back along their wave.",
    change: `Set the length of the schedule to the run, or stop at step ${inSteps(rise.begin)}.`,
    evidence: { ended: rise.begin, floor: rise.from, top, peak },
  };
}
