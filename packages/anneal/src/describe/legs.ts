import { type Part, partsOf } from "../compile/index.ts";
import type { Curve, Spec } from "../schedules/index.ts";
import { cycleShape } from "./cycle-shape.ts";
import { lastCycle } from "./cycles-in.ts";
import type { Run } from "./run.ts";
import { runsOf } from "./runs.ts";
import { before } from "./samples.ts";
import { shapeName } from "./shape-name.ts";
import { mayBeTreads, treadsWithin } from "./treads-within.ts";

/** A run with the name of its shape. */
export interface Leg extends Run {
  readonly shape?: string;
  /** Changes between treads, where it goes in steps. */
  readonly cuts?: number;
  /** Of a tread: how many there are in its part, in words. */
  readonly treads?: string;
}

/** Samples that a whole curve is judged by; its parts share them. */
const budget = 2 ** 16;

/** The runs of a curve within `[0, steps)`, part by part. What no part rules goes as the curve goes there. */
export function legsOf(curve: Curve, steps: number, spec: Spec | undefined): Leg[] {
  const parts = rulers(partsOf(curve, steps).reduce(gatherCycles, []), curve.at, steps);
  const most = Math.max(16, Math.floor(budget / parts.length));
  return parts.flatMap((part) => legsOfPart(curve, part, { steps, spec, most }));
}

/** A part, or all cycles of one repeat. */
interface Stretch extends Part {
  /** Where its first cycle ends, and where each later one begins. */
  readonly restarts?: number[];
}

/** Cycles that begin before `end`; more than `partsOf` lists are counted too. */
function cyclesWithin(curve: Curve, part: Stretch, end: number): number | undefined {
  const last = lastCycle(curve, part, end);
  return last === undefined || part.cycle === undefined ? undefined : last.index - part.cycle + 1;
}

function gatherCycles(stretches: Stretch[], part: Part): Stretch[] {
  const last = stretches.at(-1);
  if (last?.restarts !== undefined && part.cycle && last.path === part.path && last.end === part.start) {
    last.restarts.push(part.start);
    stretches[stretches.length - 1] = { ...last, end: part.end };
  } else stretches.push(part.cycle === undefined ? part : { ...part, restarts: [] });
  return stretches;
}

/** The stretches within `[0, steps)`, cut where they overlap. Where no part rules, the one before holds or goes on. */
function rulers(parts: readonly Stretch[], at: Curve["at"], steps: number): Stretch[] {
  const found: Stretch[] = [];
  let done = 0;
  const leave = (until: number): void => {
    const last = found.at(-1);
    if (last !== undefined && !isFlat(at, done, until)) found[found.length - 1] = { ...last, end: until };
    else found.push({ kind: "", path: "", start: done, end: until });
  };
  for (const part of parts) {
    const start = Math.max(part.start, done);
    if (start >= steps) break;
    if (!(part.end > start)) continue;
    if (start > done) leave(start);
    found.push({ ...part, start });
    done = part.end;
  }
  if (done < steps) leave(steps);
  return found;
}

/** A quick look: equal at sixteen places. */
function isFlat(at: (step: number) => number, start: number, end: number): boolean {
  for (let k = 1; k <= 16; k++) if (at(start + ((end - start) * k) / 16.5) !== at(start)) return false;
  return true;
}

interface Scope {
  readonly steps: number;
  readonly spec: Spec | undefined;
  readonly most: number;
}

function legsOfPart(curve: Curve, part: Stretch, { steps, spec, most }: Scope): Leg[] {
  const { at } = curve;
  const { start } = part;
  const end = Math.min(part.end, steps);
  const restarts = (part.restarts ?? []).filter((restart) => restart > start && restart < end);
  if (restarts.length > 0) {
    const shape = cycleShape(at, [start, restarts[0]], part, spec);
    const times = cyclesWithin(curve, part, end) ?? restarts.length + 1;
    return [{ course: "cycles", start, end, from: at(start), to: before(at, start, end), times, shape }];
  }
  const runs = runsOf(at, [start, end], most);
  const isFlat = runs.length > 1 && runs.every((run) => run.course === "flat");
  const treads =
    isFlat || mayBeTreads(part, spec) ? treadsWithin(at, [start, end], part, { steps, spec }) : [];
  if (treads.length > 0) return treads;
  return runs.map((run) => {
    if (run.course === "flat") return run;
    const natural = runs.length === 1 && part.end < Number.POSITIVE_INFINITY ? part.end : run.end;
    const shape = shapeName(at, [run.start, natural], part, spec);
    return shape === undefined ? run : { ...run, shape };
  });
}
