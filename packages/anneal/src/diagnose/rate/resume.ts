import type { Finding } from "../finding.ts";
import type { Points } from "../points.ts";
import type { RecoveredPhase } from "../recover/phase.ts";
import { digitsOf } from "../recover/simple.ts";
import { type Rates, rateAt } from "../subject.ts";
import { inLr, inSteps } from "../words.ts";

/** A jump below this share of the peak is not worth a word. */
const worth = 0.005;
/** A decay is over, and may restart, when so little of its fall is left. */
const over = 0.05;
/** A first level may be a warmup in one step when it lasts no longer than this share of the run. */
const opening = 0.15;

/** A jump of the LR. */
interface Jump {
  readonly before: RecoveredPhase;
  readonly after: RecoveredPhase;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Jumps in the middle of a curve: what a resumed run does whose scheduler was not restored. Restarts at the end of a cycle and milestones between levels are schedules. */
export function resumes(rates: Rates): readonly Finding[] {
  const { recovered, peak } = rates;
  const { phases, cycles } = recovered;
  if (cycles !== undefined) return [];
  const jumps = phases.flatMap((after, k): Jump[] => {
    const before = phases[k - 1];
    if (!after.jump || before === undefined) return [];
    return [{ before, after, at: after.begin, from: before.to, to: after.from }];
  });
  const bad = jumps.filter((jump) => Math.abs(jump.to - jump.from) > worth * peak && !isMeant(jump, rates));
  return bad.slice(0, 5).map((jump) => findingOf(jump, rates));
}

/** Whether a schedule that somebody would write has such a jump. */
function isMeant(jump: Jump, { recovered, updates, points }: Rates): boolean {
  const { before, after, from, to } = jump;
  const { phases } = recovered;
  const last = phases[phases.length - 1];
  if (to > from) {
    // A warmup in steps; or the end of a cycle, from which the same curve starts again as high as before or lower.
    if (isLevel(before)) return before.end <= opening * updates;
    return (
      isDone(before) && after.kind === before.kind && after.role !== "warmup" && to <= before.from * 1.02
    );
  }
  if (isLevel(before) && isLevel(after)) return isCut(jump, phases, points);
  // A floor under what has no end, a cooldown that starts lower, and a decay that starts below the end of the warmup.
  if (isLevel(after) && after === last && (endless.includes(before.kind) || isDone(before))) return true;
  if (isLevel(before) && after.role === "decay") return isRound(jump, points, 2) || isLowered(jump, points.t);
  return before.role === "warmup" && phases[0] === before && after.role === "decay";
}

const isLevel = (phase: RecoveredPhase): boolean => phase.kind === "constant";

/** Cuts to more than this share of the level before are the last, or come in series. */
const half = 0.5;
/** Half a decade, by which some cut. */
const halfDecade = Math.sqrt(0.1);

/** Whether a step down is a milestone: by the share of another step, to half or less by a round share, or to the last level. */
function isCut(jump: Jump, phases: readonly RecoveredPhase[], points: Points): boolean {
  const share = jump.to / jump.from;
  const alike = phases.filter((phase, k) => {
    const before = phases[k - 1];
    if (!phase.jump || !isLevel(phase) || !isLevel(before)) return false;
    const unsure = written(jump.from, jump.to) / jump.to + written(before.to, phase.from) / phase.from;
    return Math.abs(phase.from / before.to / share - 1) < 0.01 + unsure;
  });
  if (alike.length > 1) return true;
  if (share <= half * 1.001) return isRound(jump, points, 3) || Math.abs(share / halfDecade - 1) < 1e-3;
  return jump.after === phases[phases.length - 1] && isRound(jump, points, 2);
}

/** Half of the last decimal that one of two levels shows, where they are written to a few digits. */
function written(one: number, other: number): number {
  const last = Math.min(...[one, other].map((level) => lastDecimal(level)));
  return last > Number.NEGATIVE_INFINITY ? 0.5 * 10 ** last : 0;
}

function lastDecimal(level: number): number {
  const digits = digitsOf(level);
  return digits === 0 || digits > 3
    ? Number.NEGATIVE_INFINITY
    : Math.floor(Math.log10(Math.abs(level)) + 1e-9) - digits + 1;
}

/** Whether the LR changes to a share that somebody would type, as far as the writing of the log tells. */
function isRound({ from, to, at }: Jump, { t, tol }: Points, digits: number): boolean {
  const place = Math.max(
    1,
    t.findIndex((step) => step >= at),
  );
  const unsure = tol[place] / Math.abs(to) + tol[place - 1] / Math.abs(from) + 1e-5;
  const share = to / from;
  return Math.abs(Number(share.toPrecision(digits)) - share) <= unsure * share;
}

/** Whether a decay starts at a round share of the level before it, at some step of the interval in which it was seen to. */
function isLowered({ after, from, at }: Pick<Jump, "after" | "from" | "at">, t: Float64Array): boolean {
  const place = t.findIndex((step) => step >= at);
  const slope = (after.from - after.to) / (after.end - after.begin);
  const lowest = after.from - slope * ((t[place] ?? at) - at);
  const highest = after.from + slope * (at - (t[place - 1] ?? at));
  return Array.from({ length: 9 }, (_, i) => ((i + 1) / 10) * from).some(
    (level) => level >= lowest * 0.9999 && level <= highest * 1.0001,
  );
}

/** Decays that go on until something stops them. */
const endless: readonly string[] = ["power", "exponential", "exponential-floor"];

/** Whether a decay was over, so that a new cycle may begin: at the end of its own curve, or, where it has none, near 0. */
function isDone({ role, from, to, target }: RecoveredPhase): boolean {
  if (role !== "decay") return false;
  return target === undefined ? to <= 2 * over * from : to - target <= over * (from - target);
}

function findingOf({ before, after, at, from, to }: Jump, { points, peak }: Rates): Finding {
  const { t } = points;
  const place = t.findIndex((step) => step >= at);
  const [low, high] = [t[Math.max(0, place - 1)], t[place < 0 ? t.length - 1 : place]];
  const warms = after.role === "rise" || after.role === "warmup";
  const again = to > from && to >= 0.9 * peak && !isLevel(before);
  const code = warms || again ? "resume-restart" : "resume-jump";
  const [was, became] = [rateAt(points, low), rateAt(points, high)];
  return {
    code,
    severity: "error",
    from: low,
    to: high,
    says:
      code === "resume-restart"
        ? `The schedule starts again at step ${inSteps(high)}: the LR goes from ${inLr(was)} to ${inLr(became)}${warms ? ", and warms up once more" : ""}.`
        : `The LR jumps from ${inLr(was)} to ${inLr(became)} between steps ${inSteps(low)} and ${inSteps(high)}, in the middle of ${before.role === "decay" ? `its ${before.shape} decay` : "its schedule"}.`,
    why: "Nothing in the schedule before it leads there. This is what a resumed run does whose scheduler was not restored, or was restored from other settings.",
    change:
      "Save the step with the checkpoint and ask the schedule for the LR of that step (in anneal: curve.at(step)); then go on from the last good checkpoint.",
    evidence: { before: was, after: became, step: high, peak },
  };
}
