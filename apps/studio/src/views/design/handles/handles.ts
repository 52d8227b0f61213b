import { type AnySpec, type Horizon, pin, type Spec } from "anneal";
import { tidy } from "../../../workspace/numbers.ts";
import { keyOf, setAt } from "../../../workspace/path.ts";
import type { SpecHandle } from "./handle.ts";
import { type Leg, legsOf, type Open, type Whole } from "./legs.ts";
import { boundaryOf } from "./lengths.ts";
import { courseOf, endOf, isHold, isNext, isRamp, joinedLevels, type Level, startOf } from "./levels.ts";
import { limitHandles } from "./limits.ts";
import { pointHandles } from "./points.ts";
import { groupHandles } from "./pointwise.ts";

/**
 * What can be dragged of a spec: ends of a warmup, the peak, the start of a cooldown, the floor, knots and milestones, in
 * order of step. Levels that are one on the curve move together, and lengths stay written as they are.
 */
export function handlesOf(spec: Spec, horizon: Horizon): readonly SpecHandle[] {
  const pinned = pin(spec, horizon) as unknown as Open;
  return handlesIn({ spec: spec as unknown as Open, pinned, start: 0 }, horizon);
}

/** The handles of a spec that begins at some step of the run. */
function handlesIn(whole: Whole, horizon: Horizon): readonly SpecHandle[] {
  const { legs, limits, groups: pointwise } = legsOf(whole, horizon);
  const groups = joinedLevels(legs);
  const highest = Math.max(0, ...groups.flat().map(({ lr }) => lr));
  const lowest = Math.min(0, ...groups.flat().map(({ lr }) => lr));
  const levels: readonly [number, number] = [10 * lowest, highest > 0 ? 100 * highest : 1];
  const around: Around = { legs, groups, horizon, levels, highest };
  const found = [
    ...legs.flatMap((leg, k) =>
      leg.spec.kind === "knots" || leg.spec.kind === "steps"
        ? pointHandles(leg, horizon, levels)
        : legHandles(leg, k, around),
    ),
    ...limitHandles(limits, horizon, levels),
    ...pointwise.flatMap((group) => groupHandles(group, horizon, handlesIn)),
  ];
  return found
    .filter(({ step }) => step >= 0 && step <= horizon.steps * (1 + 1e-9))
    .sort((a, b) => a.step - b.step);
}

interface Around {
  readonly legs: readonly Leg[];
  readonly groups: readonly (readonly Level[])[];
  readonly horizon: Horizon;
  readonly levels: readonly [number, number];
  readonly highest: number;
}

/** The handles of one leg: its start where nothing before it has that level, its middle if it is a hold, its end. */
function legHandles(leg: Leg, k: number, around: Around): SpecHandle[] {
  const { legs, horizon } = around;
  const before = k > 0 && isNext(legs[k - 1], leg) ? legs[k - 1] : undefined;
  const next = k + 1 < legs.length && isNext(leg, legs[k + 1]) ? legs[k + 1] : undefined;
  const found: (SpecHandle | undefined)[] = [];
  const first = startOf(leg);
  if (isHold(leg)) {
    const middle = (leg.start + Math.min(leg.end, horizon.steps)) / 2;
    found.push(levelHandle(first, { step: middle, name: holdName(leg, k, around), look: "pill" }, around));
  } else if (before === undefined || !isShared(first, endOf(before), around)) {
    const isPeak = first !== undefined && first.lr === around.highest;
    const name = isPeak ? "peak" : courseOf(leg) > 0 ? "warmup starts" : "starts";
    found.push(levelHandle(first, { step: leg.start, name, look: isPeak ? "pill" : "ring" }, around));
  }
  if (Number.isFinite(leg.end) && (isRamp(leg) || (isHold(leg) && next !== undefined)))
    found.push(endHandle(leg, next, around));
  return found.filter((handle) => handle !== undefined);
}

const isShared = (one: Level | undefined, other: Level | undefined, { groups }: Around): boolean => {
  const group = one && groups.find((each) => each.some(({ path }) => String(path) === String(one.path)));
  return other !== undefined && group?.some(({ path }) => String(path) === String(other.path)) === true;
};

function holdName(leg: Leg, k: number, { legs, highest }: Around): string {
  if (startOf(leg)?.lr === highest) return "peak";
  return k === legs.length - 1 ? "floor" : "level";
}

/** A level alone, moved up and down. */
function levelHandle(
  level: Level | undefined,
  { step, name, look }: { readonly step: number; readonly name: string; readonly look: SpecHandle["look"] },
  around: Around,
): SpecHandle | undefined {
  if (level === undefined) return undefined;
  return {
    id: keyOf(level.path),
    label: name,
    look,
    moves: "y",
    step,
    value: level.lr,
    limits: { steps: [step, step], values: around.levels },
    keys: [keyOf(level.path)],
    write: (spec, { value }) => writeLevels(spec, level, value, around),
  };
}

/** The end of a leg: its step where a length can be written, its level where it is not a hold's. */
function endHandle(leg: Leg, next: Leg | undefined, around: Around): SpecHandle | undefined {
  const { horizon, levels } = around;
  const level = endOf(leg);
  const isRunsEnd = next === undefined && leg.end >= horizon.steps * (1 - 1e-9);
  const boundary = isRunsEnd ? undefined : boundaryOf(leg, next, horizon);
  const movesLevel = !isHold(leg) && level !== undefined;
  if (!movesLevel && boundary === undefined) return undefined;
  const lengths = boundary?.keys.map(keyOf) ?? [];
  return {
    id: `end ${keyOf(leg.path)}`,
    label: endName(leg, next),
    look: "ring",
    moves: boundary === undefined ? "y" : movesLevel ? "both" : "x",
    step: leg.end,
    value: level?.lr ?? 0,
    limits: { steps: boundary?.steps ?? [leg.end, leg.end], values: levels },
    keys: [...lengths, ...(movesLevel ? [keyOf(level.path)] : [])],
    write: (spec, to) => {
      const leveled = movesLevel ? writeLevels(spec, level, to.value, around) : spec;
      const isMoved = boundary !== undefined && Math.round(to.step) !== Math.round(leg.end);
      return isMoved ? boundary.write(leveled, to.step) : leveled;
    },
  };
}

function endName(leg: Leg, next: Leg | undefined): string {
  const course = courseOf(leg);
  if (course > 0) return "warmup ends";
  if (course < 0) return next === undefined ? "floor" : "cooldown ends";
  return next !== undefined && courseOf(next) < 0 ? "cooldown starts" : "hold ends";
}

/** Writes an LR into a level and into all that are one with it. An LR that did not move leaves what is written. */
function writeLevels(spec: AnySpec, level: Level, lr: number, { groups }: Around): AnySpec {
  if (lr === level.lr) return spec;
  const group = groups.find((each) => each.some(({ path }) => String(path) === String(level.path))) ?? [
    level,
  ];
  return group.reduce((written, { path, write }) => setAt(written, path, write(tidy(lr))), spec);
}
