import type { Finding } from "../finding.ts";
import type { RecoveredPhase } from "../recover/phase.ts";
import type { Rates } from "../subject.ts";
import { inLr, inSteps } from "../words.ts";
import { leapsIn } from "./leaps.ts";
import { isCut, isLevel, isLowered, isRound, type Jump } from "./milestones.ts";

/** A jump below this share of the peak is not worth a word. */
const worth = 0.005;
/** A decay is over, and may restart, when so little of its fall is left. */
const over = 0.05;
/** A first level may be a warmup in one step when it lasts no longer than this share of the run. */
const opening = 0.15;

/** Jumps in the middle of a curve: what a resumed run does whose scheduler was not restored. Restarts at the end of a cycle and milestones between levels are schedules. */
export function resumes(rates: Rates): readonly Finding[] {
  const { recovered, peak } = rates;
  const { phases, cycles } = recovered;
  if (cycles !== undefined) return [];
  if (phases.length === 0 && recovered.every === undefined)
    return leapsIn(rates).map((leap) => findingOf({ ...leap, within: "its schedule" }, rates));
  const jumps = phases.flatMap((after, k): Jump[] => {
    const before = phases[k - 1];
    if (before === undefined || !(after.jump || isWarmedAgain(before, after))) return [];
    return [{ before, after, at: after.begin, from: before.to, to: after.jump ? after.from : after.to }];
  });
  const bad = jumps.filter((jump) => Math.abs(jump.to - jump.from) > worth * peak && !isMeant(jump, rates));
  // The jump of a staircase's first tread may lie before the log.
  const shown = bad.map((jump) => seen(jump, rates)).filter(({ low, high }) => low < high);
  return shown.slice(0, 5).map((jump) => findingOf(jump, rates));
}

/** A second warmup is a small part of the decay before it; half of a cyclic schedule is as long as the other. */
const small = 0.25;

/** Whether the LR rises in the middle of a decay, soon to fall again: a second warmup, of which the log may not show the start. */
const isWarmedAgain = (before: RecoveredPhase, after: RecoveredPhase): boolean =>
  after.role === "rise" &&
  before.role === "decay" &&
  !isDone(before) &&
  after.end - after.begin < small * (before.end - before.begin);

/** Whether a schedule that somebody would write has such a jump. */
function isMeant(jump: Jump, { recovered, updates, points }: Rates): boolean {
  const { before, after, from, to } = jump;
  const { phases } = recovered;
  const last = phases[phases.length - 1];
  if (isWarmedAgain(before, after)) return false;
  if (to > from) {
    // A warmup in steps; or the end of a cycle, from which the same curve starts again as high as before or lower.
    const isFirst = isLevel(before) || (before.role === "warmup" && before === phases[0]);
    if (isFirst) return before.end <= opening * updates;
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

/** Decays that go on until something stops them. */
const endless: readonly string[] = ["power", "exponential", "exponential-floor"];

/** Whether a decay was over, so that a new cycle may begin: at the end of its own curve, or, where it has none, near 0. */
function isDone({ role, from, to, target }: RecoveredPhase): boolean {
  if (role !== "decay") return false;
  return target === undefined ? to <= 2 * over * from : to - target <= over * (from - target);
}

/** A jump as the log shows it. */
interface Seen {
  /** Places of the last point before it, and of the first after. */
  readonly low: number;
  readonly high: number;
  /** Whether the schedule starts again, and whether with a warmup. */
  readonly again: boolean;
  readonly warms: boolean;
  /** What it is in the middle of. */
  readonly within: string;
}

function seen({ before, after, at, from, to }: Jump, { points: { t }, peak }: Rates): Seen {
  const place = t.findIndex((step) => step >= at);
  const warms = after.role === "rise" || after.role === "warmup";
  return {
    low: Math.max(0, place - 1),
    high: place < 0 ? t.length - 1 : place,
    again: warms || (to > from && to >= 0.9 * peak && !isLevel(before)),
    warms,
    within: before.role === "decay" ? `its ${before.shape} decay` : "its schedule",
  };
}

function findingOf({ low, high, again, warms, within }: Seen, { points: { t, v }, peak }: Rates): Finding {
  return {
    code: again ? "resume-restart" : "resume-jump",
    severity: "error",
    from: t[low],
    to: t[high],
    says: again
      ? `The schedule starts again at step ${inSteps(t[high])}: the LR goes from ${inLr(v[low])} to ${inLr(v[high])}${warms ? ", and warms up once more" : ""}.`
      : `The LR jumps from ${inLr(v[low])} to ${inLr(v[high])} between steps ${inSteps(t[low])} and ${inSteps(t[high])}, in the middle of ${within}.`,
    why: "Nothing in the schedule before it leads there. This is what a resumed run does whose scheduler was not restored, or was restored from other settings.",
    change:
      "Save the step with the checkpoint and ask the schedule for the LR of that step (in anneal: curve.at(step)); then go on from the last good checkpoint.",
    evidence: { before: v[low], after: v[high], step: t[high], peak },
  };
}
