import type { Points } from "../points.ts";
import type { RecoveredPhase } from "../recover/phase.ts";
import { digitsOf } from "../recover/simple.ts";

/** A jump of the LR. */
export interface Jump {
  readonly before: RecoveredPhase;
  readonly after: RecoveredPhase;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export const isLevel = (phase: RecoveredPhase): boolean => phase.kind === "constant";

/** Cuts to more than this share of the level before are the last, or come in series. */
const half = 0.5;
/** Half a decade, by which some cut. */
const halfDecade = Math.sqrt(0.1);

/** Whether a step down is a milestone: by the share of another step, to half or less by a round share, or to the last level. */
export function isCut(jump: Jump, phases: readonly RecoveredPhase[], points: Points): boolean {
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
export function isRound({ from, to, at }: Jump, { t, tol }: Points, digits: number): boolean {
  const place = Math.max(
    1,
    t.findIndex((step) => step >= at),
  );
  const unsure = tol[place] / Math.abs(to) + tol[place - 1] / Math.abs(from) + 1e-5;
  const share = to / from;
  return Math.abs(Number(share.toPrecision(digits)) - share) <= unsure * share;
}

/** Whether a decay starts at a round share of the level before it, at some step of the interval in which it was seen to. */
export function isLowered(
  { after, from, at }: Pick<Jump, "after" | "from" | "at">,
  t: Float64Array,
): boolean {
  const place = t.findIndex((step) => step >= at);
  const slope = (after.from - after.to) / (after.end - after.begin);
  const lowest = after.from - slope * ((t[place] ?? at) - at);
  const highest = after.from + slope * (at - (t[place - 1] ?? at));
  return Array.from({ length: 9 }, (_, i) => ((i + 1) / 10) * from).some(
    (level) => level >= lowest * 0.9999 && level <= highest * 1.0001,
  );
}
