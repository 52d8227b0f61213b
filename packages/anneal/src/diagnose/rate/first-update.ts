import { compile } from "../../compile/index.ts";
import type { Finding } from "../finding.ts";
import type { Rates } from "../subject.ts";
import { inLr, inSteps } from "../words.ts";

/** A first LR below this share of the peak is 0: nobody types a warmup that starts lower. */
const nothing = 1e-7;

/**
 * The first update is made at LR 0: logged as such at step 0 or 1, or, where the log begins later, shown by a warmup of
 * which at least two points lie on a curve through 0 at step 0.
 */
export function firstUpdate(rates: Rates): Finding | undefined {
  const { points, recovered, peak } = rates;
  const { t, v } = points;
  if (!(peak > 0)) return undefined;
  const shown = t[0] <= 1 && Math.abs(v[0]) <= nothing * peak;
  if (!shown && !isImplied(rates)) return undefined;
  const zeros = v.findIndex((lr) => Math.abs(lr) > nothing * peak);
  const after = recovered.phases.find((phase) => phase.role === "warmup");
  return {
    code: "first-update-zero",
    severity: "advice",
    from: shown ? t[0] : 0,
    to: shown && zeros > 0 ? t[zeros - 1] : 0,
    says: shown
      ? `The first update is made at LR 0 (step ${inSteps(t[0])}).`
      : `The warmup starts at LR 0: its logged points lie on a line through 0 at step 0.`,
    why: "An update at LR 0 changes nothing: its batch is read, and paid for, in vain.",
    change: `Let the warmup start one step up, at peak / (n + 1) = ${inLr(peak / ((after?.end ?? 1) + 1))}; in anneal that is a warmup without warmupFrom.`,
    evidence: { lr: shown ? v[0] : 0, peak },
  };
}

/** Whether two points or more of a rising first part lie on a curve that is 0 at step 0, and could tell. */
function isImplied({ points, recovered, peak }: Rates): boolean {
  const [warmup] = recovered.phases;
  if (warmup?.role !== "warmup" || warmup.begin > 0 || points.t[0] <= 1 || !recovered.exact) return false;
  const seen = points.t.findIndex((step) => step > warmup.end);
  if (seen < 2) return false;
  const { at } = compile(recovered.spec, { steps: Math.max(1, Math.ceil(recovered.horizon)) });
  // The line must be known well enough to tell 0 from one step of the warmup.
  return Math.abs(at(0)) <= nothing * peak && at(1) > 8 * points.tol[0];
}
