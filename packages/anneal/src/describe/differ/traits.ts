import type { Curve, Spec } from "../../schedules/index.ts";
import { levelAt } from "../level-at.ts";
import type { Phase } from "../phases.ts";
import { type Summary, summarise } from "../summarise.ts";
import { cutsOf } from "../words/cuts-of.ts";

/** A stretch on which a curve goes one way, and the levels that it leads from and to. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly shape?: string;
  /** It changes at whole updates only, as a table does. */
  readonly stepwise: boolean;
}

/** What can be told of one curve when it is compared with another. */
export interface Traits {
  readonly summary: Summary;
  /** The warmup at its start. */
  readonly rise?: Stretch;
  /** Its first fall; of cycles, that of the first one. */
  readonly fall?: Stretch;
  /** Updates between the two at one level. */
  readonly held: number;
  /** The first update after a fall that is higher than the one before it, where no new cycle begins. */
  readonly again?: number;
  /** The changes of a fall in steps: where, and to which level. */
  readonly cuts: readonly (readonly [step: number, lr: number])[];
}

/** The traits of a curve over a run of so many updates. */
export function traitsOf(curve: Curve, steps: number, spec?: Spec): Traits {
  const summary = summarise(curve, steps, spec);
  const { phases } = summary;
  const falling = phases.findIndex(({ name }) => name === "cooldown" || name === "cycles");
  const again = falling < 0 ? undefined : riseAfter(curve, phases.slice(falling + 1));
  const stepped = phases.filter(({ shape }) => /^steps\b/.test(shape ?? ""));
  const held = phases.slice(0, Math.max(falling, 0)).filter(({ name }) => name === "hold");
  const rise = riseOf(curve, summary);
  return {
    summary,
    held: held.reduce((sum, { start, end }) => sum + end - start, 0),
    cuts: stepped.flatMap((phase) => cutsOf(curve.at, phase)),
    ...(rise && { rise }),
    ...(falling >= 0 && { fall: fallOf(curve, phases[falling], summary) }),
    ...(again !== undefined && { again }),
  };
}

/** The way up at the start, to the update that is first at the top; of cycles, that of the first one. */
function riseOf({ at }: Curve, { phases, peakStep, restarts, peak }: Summary): Stretch | undefined {
  const [{ name, start, end, shape }] = phases;
  if (name === "cycles") {
    const inFirst = peakStep > 0 && peakStep < (restarts[0] ?? end);
    if (!inFirst || !(at(0) < peak)) return undefined;
    return { start, end: peakStep, from: at(0), to: peak, stepwise: isStepwise(at, start, peakStep) };
  }
  if (name !== "warmup") return undefined;
  const top = peakStep <= Math.ceil(end) + 1 ? peakStep : end;
  // A boundary between two updates is one of its own; the highest update is near it.
  const until = Math.abs(top - end) < 1 && !Number.isInteger(end) ? end : top;
  const stepwise = isStepwise(at, start, until);
  return {
    start,
    end: until,
    from: at(start),
    to: at(until),
    stepwise,
    ...(shape !== undefined && { shape }),
  };
}

function fallOf(curve: Curve, phase: Phase, { steps, restarts, peakStep }: Summary): Stretch {
  if (phase.name !== "cycles") return stretchOf(curve, phase, steps);
  const end = restarts.find((step) => step > phase.start) ?? phase.end;
  const start = peakStep > phase.start && peakStep < end ? peakStep : phase.start;
  const shape = phase.shape?.replace(/^[\d,]+ (× |times$)/, "");
  const { shape: _, ...one } = stretchOf(curve, { ...phase, start, end }, steps);
  return shape === undefined || shape === "" ? one : { ...one, shape };
}

function stretchOf(curve: Curve, phase: Phase, steps: number): Stretch {
  const { start, shape } = phase;
  const { at, span } = curve;
  // What the end of the run cuts goes on to its own end.
  const isCut = phase.end >= steps && Number.isFinite(span);
  const last = isCut ? Math.max(phase.end, span) : phase.end;
  const stepwise = isStepwise(at, start, last);
  const end = reachedAt(at, start, lowestOf(at, start, last));
  const to = stepwise ? at(end) : levelAt(at, { ...phase, end });
  return { start, end, from: at(start), to, stepwise, ...(shape !== undefined && { shape }) };
}

/** A fall that climbs again with the last update of the run was down one update before its end. */
const lowestOf = (at: Curve["at"], start: number, end: number): number =>
  Number.isSafeInteger(end) && end - 1 > start && at(end) > at(end - 1) ? end - 1 : end;

/** A phase takes in a flat of few updates at its end: the first of them has the level already. */
function reachedAt(at: Curve["at"], start: number, end: number): number {
  if (!Number.isSafeInteger(end)) return end;
  let reached = end;
  while (reached - 1 > start && end - reached < 1000 && at(reached - 1) === at(end)) reached--;
  return reached;
}

/** Whether a stretch stands still between whole updates, at eight places. */
function isStepwise(at: Curve["at"], start: number, end: number): boolean {
  return Array.from({ length: 8 }, (_, i) => Math.ceil(start + (i * (end - start)) / 8)).every(
    (step) => at(step) === at(step + 0.5),
  );
}

/** Where it climbs back after a fall, without a new cycle. */
function riseAfter({ at }: Curve, later: readonly Phase[]): number | undefined {
  const rise = later.find(({ name }) => name === "warmup");
  if (rise === undefined) return undefined;
  for (let step = Math.max(1, Math.ceil(rise.start)); step < rise.end; step++)
    if (at(step) > at(step - 1)) return step;
  return undefined;
}
