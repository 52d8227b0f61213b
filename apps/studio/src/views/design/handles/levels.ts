import type { Path } from "../../../workspace/path.ts";
import type { Leg } from "./legs.ts";

/** A field that holds a level, and the LR that it stands for. */
export interface Level {
  readonly path: Path;
  readonly lr: number;
  /** The level that stands for an LR. */
  readonly write: (lr: number) => number;
}

const ramps = new Set(["linear", "cosine", "polynomial", "tanh", "log", "rex"]);

export const isRamp = ({ spec }: Leg): boolean => ramps.has(spec.kind);
export const isHold = ({ spec }: Leg): boolean => spec.kind === "constant";

function level(leg: Leg, field: string): Level | undefined {
  const { path, spec, factor, offset } = leg;
  const value = spec[field];
  if (typeof value !== "number" || factor === 0) return undefined;
  return {
    path: [...path, field],
    lr: factor * value + offset,
    write: (lr) => Number(((lr - offset) / factor).toPrecision(12)),
  };
}

/** The level at a leg's first step, where it is written. */
export const startOf = (leg: Leg): Level | undefined => level(leg, isHold(leg) ? "value" : "from");

/** The level at a leg's end, where it is written. */
export const endOf = (leg: Leg): Level | undefined => level(leg, isHold(leg) ? "value" : "to");

/** Which way a leg goes: -1 down, 1 up, 0 neither. A linear one without a start is a warmup. */
export function courseOf(leg: Leg): -1 | 0 | 1 {
  if (isHold(leg)) return 0;
  if (leg.spec.kind === "exponential") return (leg.spec.factor as number) > 1 ? 1 : -1;
  if (leg.spec.kind === "power") return (leg.spec.power as number) > 0 ? 1 : -1;
  const [from, to] = [startOf(leg)?.lr ?? 0, endOf(leg)?.lr ?? 0];
  return to > from ? 1 : to < from ? -1 : 0;
}

const isNear = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

export const isNext = (one: Leg, other: Leg): boolean =>
  isNear(one.end, other.start) && one.end <= other.start + 1e-6;

/**
 * Levels that are one on the curve: a warmup ends where the hold lies, and the cooldown starts there. They move together.
 */
export function joinedLevels(legs: readonly Leg[]): readonly (readonly Level[])[] {
  const groups: Level[][] = [];
  const add = (found: Level | undefined, before: Level[] | undefined): Level[] | undefined => {
    if (found === undefined) return undefined;
    const last = before?.at(-1);
    if (before === undefined || last === undefined || !isNear(last.lr, found.lr)) {
      const group = [found];
      groups.push(group);
      return group;
    }
    if (!before.some(({ path }) => String(path) === String(found.path))) before.push(found);
    return before;
  };
  let open: Level[] | undefined;
  legs.forEach((leg, k) => {
    const before = k > 0 && isNext(legs[k - 1], leg) ? open : undefined;
    const first = add(startOf(leg), before);
    open = isHold(leg) ? first : add(endOf(leg), undefined);
  });
  return groups;
}
