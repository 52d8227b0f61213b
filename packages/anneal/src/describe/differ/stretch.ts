import { partsOf } from "../../compile/index.ts";
import type { Curve } from "../../schedules/index.ts";
import type { Phase } from "../phases.ts";
import { before } from "../samples.ts";
import type { Summary } from "../summarise.ts";

/** A stretch on which a curve goes one way, and the levels that it leads from and to. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly shape?: string;
  /** It changes at whole updates only, as a table does. */
  readonly stepwise: boolean;
  /** It has no end of its own: it goes on where the run ends. */
  readonly open?: true;
}

/** The way up at the start, to the update that is first at the top; of cycles, that of the first one. */
export function riseOf(
  curve: Curve,
  { phases, peakStep, restarts, peak, steps }: Summary,
): Stretch | undefined {
  const { at } = curve;
  const [{ name, start, end, shape }] = phases;
  if (name === "cycles") {
    const inFirst = peakStep > 0 && peakStep < (restarts[0] ?? end);
    if (!inFirst || !(at(0) < peak)) return undefined;
    return { start, end: peakStep, from: at(0), to: peak, stepwise: isStepwise(at, start, peakStep) };
  }
  if (name !== "warmup") return undefined;
  const until = end >= steps ? naturalEnd(curve, steps, end).end : topOf(end, peakStep);
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

/** The update at the top of a rise that ends about there; a boundary between two updates stays where it is. */
function topOf(end: number, peakStep: number): number {
  const top = peakStep <= Math.ceil(end) + 1 ? peakStep : end;
  return Math.abs(top - end) < 1 && !Number.isInteger(end) ? end : top;
}

export function fallOf(curve: Curve, phase: Phase, { steps, restarts, peakStep }: Summary): Stretch {
  if (phase.name !== "cycles") return stretchOf(curve, phase, steps);
  const end = restarts.find((step) => step > phase.start) ?? phase.end;
  const start = peakStep > phase.start && peakStep < end ? peakStep : phase.start;
  const shape = phase.shape?.replace(/^[\d,]+ (× |times$)/, "");
  const { shape: _, ...one } = stretchOf(curve, { ...phase, start, end }, steps);
  return shape === undefined || shape === "" ? one : { ...one, shape };
}

function stretchOf(curve: Curve, phase: Phase, steps: number): Stretch {
  const { start, shape } = phase;
  const { at } = curve;
  const { end: last, open } =
    phase.end >= steps ? naturalEnd(curve, steps, phase.end) : { end: phase.end, open: undefined };
  const stepwise = isStepwise(at, start, last);
  const end = reachedAt(at, start, lowestOf(at, start, last));
  const to = stepwise ? at(end) : levelTo(at, start, end);
  return {
    start,
    end,
    from: at(start),
    to,
    stepwise,
    ...(shape !== undefined && { shape }),
    ...(open && { open }),
  };
}

/** Where what the run cuts would end by itself; where it has no end, the run's. */
function naturalEnd(curve: Curve, steps: number, end: number): Pick<Stretch, "end" | "open"> {
  const part = partsOf(curve, steps)
    .filter(({ start }) => start < steps)
    .at(-1);
  if (part === undefined || part.end < steps) return { end };
  return Number.isFinite(part.end) ? { end: part.end } : { end, open: true };
}

/** Where a stretch leads: the value at its end, unless what comes next begins there with a jump. */
function levelTo(at: Curve["at"], start: number, end: number): number {
  const [reached, last] = [at(end), before(at, start, end)];
  return Math.abs(reached - last) <= Math.abs(at(Math.max(start, end - 1)) - last) / 2 ? reached : last;
}

/** A fall that climbs again towards its end, where the run ends, was down one update before. */
const lowestOf = (at: Curve["at"], start: number, end: number): number =>
  Number.isSafeInteger(end) && end - 1 > start && before(at, start, end) > at(end - 1) ? end - 1 : end;

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
