import type { Spec } from "../../schedules/index.ts";
import { type Points, pick } from "../points.ts";
import { errorOf, exactUnits, mostOff } from "./error-of.ts";
import { type Explained, explain } from "./explained.ts";
import { fineTreadsIn } from "./fine-treads.ts";
import { tidy } from "./part-spec.ts";
import { isPlain } from "./plain.ts";
import { type Treads, treadsIn } from "./treads.ts";

/** A staircase over a schedule that explains its levels. `parts` are those of the schedule under it. */
export interface Staircase extends Explained {
  /** Steps of a tread. */
  readonly every: number;
}

/** The staircase that a series is, with the schedule under it; nothing where it is none. */
export function staircaseOf(points: Points, known?: number): Staircase | undefined {
  const treads = treadsIn(points, known);
  if (treads === undefined) return undefined;
  const moved = fromFirstTread(treads);
  for (const under of [explain(moved.levels), levelsOnly(moved.levels)]) {
    const found = under && over(points, under, moved);
    if (found !== undefined && found.error.max <= mostOff) return found;
  }
  return undefined;
}

/**
 * The staircase with treads finer than the log, with the schedule under it; nothing where no plain schedule gives every
 * point. `known` are lengths that treads may well have.
 */
export function fineStaircaseOf(points: Points, known?: readonly number[]): Staircase | undefined {
  for (const treads of fineTreadsIn(points, known)) {
    const moved = fromFirstTread(treads);
    const under = explain(moved.levels);
    if (under === undefined || !isPlain(under, moved.levels)) continue;
    const found = over(points, under, moved);
    if (found.error.units <= exactUnits) return found;
  }
  return undefined;
}

/** The levels of a staircase, counted from its first whole tread. */
interface Moved {
  readonly levels: Points;
  /** Steps before the first whole tread, and the LR on them. */
  readonly shift: number;
  readonly before: number;
  readonly every: number;
}

function fromFirstTread({ every, start, levels }: Treads): Moved {
  const shift = tidy(start - every * Math.floor(start / every + 1e-9));
  const places = Array.from(levels.t.keys()).filter((k) => shift === 0 || levels.t[k] >= shift);
  const kept = pick(levels, places);
  return { levels: { ...kept, t: kept.t.map((at) => at - shift) }, shift, before: levels.v[0], every };
}

function over(points: Points, under: Explained, { before, shift, every }: Moved): Staircase {
  const stairs: Spec = { kind: "stairs", of: under.spec, every };
  const first: Spec = { kind: "constant", value: before, over: shift };
  const spec: Spec = shift === 0 ? stairs : { kind: "sequence", of: [first, stairs] };
  const horizon = Math.max(under.horizon + shift, points.t[points.t.length - 1]);
  return { ...under, spec, horizon, every, error: errorOf(spec, horizon, points) };
}

/** Levels that follow no simple schedule, or are too few to show it. */
function levelsOnly({ t, v }: Points): Explained {
  const spec: Spec = { kind: "steps", at: Array.from(t).slice(1), values: Array.from(v) };
  return {
    spec,
    horizon: t[t.length - 1] + 1,
    endShown: false,
    parts: [],
    error: { max: 0, step: 0, units: 0 },
  };
}
