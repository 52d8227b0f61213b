import type { Curve, Spec } from "../schedules/index.ts";
import { formatSteps } from "./format.ts";
import { type Leg, legsOf } from "./legs.ts";
import { joinTeeth } from "./teeth.ts";
import { joinTreads } from "./treads.ts";

/** What a stretch of a schedule is for. */
export type PhaseName = "warmup" | "hold" | "cooldown" | "tail" | "cycles";

/** One stretch of a schedule: `[start, end)` in steps. Boundaries may be fractional, as those of the parts are. */
export interface Phase {
  readonly name: PhaseName;
  readonly start: number;
  readonly end: number;
  /** How it gets there, in the field's words: `"linear"`, `"1-sqrt"`, `"steps, 3 cuts"`, `"3 × cosine"`. Not for flat ones. */
  readonly shape?: string;
}

/**
 * Updates in a phase: whole steps in `[start, end)`. Those of all phases add up to the run.
 *
 * @example updatesIn({ name: "hold", start: 0.5, end: 3 }); // 2
 */
export const updatesIn = ({ start, end }: Phase): number => Math.ceil(end) - Math.ceil(start);

/**
 * What a schedule does, stretch by stretch, over the whole of `[0, steps)`: rising is `warmup`, flat is `hold`, falling is
 * `cooldown` (falls in a row are one), flat at the end after a fall is `tail`, and repeats are `cycles`.
 *
 * Boundaries are those of the curve's own parts; within a part, the step where the course changes. With the spec, shapes
 * are named as they are written; without it, as they measure.
 *
 * @param steps updates in the run, a whole number of at least 1.
 * @example phases(compile(linear({ from: 1, to: 0, over: 10 }), { steps: 10 }), 10); // [{ name: "cooldown", start: 0, end: 10, shape: "linear" }]
 */
export function phases(curve: Curve, steps: number, spec?: Spec): readonly Phase[] {
  const legs = joinTeeth(joinTreads(withoutMoments(legsOf(curve, steps, spec), steps)));
  const found: { name: PhaseName; start: number; end: number; shapes: string[] }[] = [];
  let fallen = false;
  legs.forEach((leg, k) => {
    const name = nameOf(leg, fallen && k === legs.length - 1, leadsUp(legs, k));
    const shapes = shapesOf(leg);
    const last = found.at(-1);
    fallen ||= name === "cooldown" || name === "cycles";
    if (last?.name === name && name !== "cycles") {
      last.end = leg.end;
      if (shapes.length > 0 && shapes[0] !== last.shapes.at(-1)) last.shapes.push(...shapes);
    } else found.push({ name, start: leg.start, end: leg.end, shapes });
  });
  return found.map(({ name, start, end, shapes }) => {
    const shape = shapes.length > 3 ? "in pieces" : shapes.join(", then ");
    return { name, start, end, ...(shape !== "" && { shape }) };
  });
}

/**
 * A flat of one update in a long run is not worth a name: it joins what comes before it, or else after it. So does a
 * last leg of one update that begins where the one before it ends: within the run it goes nowhere.
 */
function withoutMoments(legs: readonly Leg[], steps: number): Leg[] {
  const kept: Leg[] = [];
  let start: number | undefined;
  for (const [k, leg] of legs.entries()) {
    const updates = Math.ceil(leg.end) - Math.ceil(leg.start);
    const last = kept.at(-1);
    const still = leg.course === "flat" || (k === legs.length - 1 && leg.from === last?.to);
    if (!still || leg.treads !== undefined || updates > 1 || steps < 100) {
      kept.push(start === undefined ? leg : { ...leg, start });
      start = undefined;
    } else if (last === undefined) start ??= leg.start;
    else kept[kept.length - 1] = { ...last, end: leg.end };
  }
  return kept.length > 0 ? kept : [...legs];
}

/** A flat at the very start, no longer than the rise after it, is part of the warmup. */
function leadsUp(legs: readonly Leg[], k: number): boolean {
  const [flat, rise] = legs;
  return k === 0 && rise?.course === "up" && flat.end - flat.start <= rise.end - rise.start;
}

function nameOf({ course }: Leg, atTheEnd: boolean, leadsUp: boolean): PhaseName {
  if (course === "cycles") return "cycles";
  if (course === "up") return "warmup";
  if (course === "down") return "cooldown";
  return leadsUp ? "warmup" : atTheEnd ? "tail" : "hold";
}

function shapesOf({ course, shape, noisy, times }: Leg): string[] {
  if (course === "cycles") {
    const count = formatSteps(times ?? 1);
    return [shape === undefined ? `${count} times` : `${count} × ${shape}`];
  }
  if (course === "flat") return noisy ? ["noisy"] : [];
  if (noisy) return [shape === undefined ? "noisy" : `${shape}, noisy`];
  return shape === undefined ? [] : [shape];
}
