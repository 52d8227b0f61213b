import type { Spec } from "../../schedules/index.ts";
import { type Points, pick } from "../points.ts";
import { errorOf, mostOff } from "./error-of.ts";
import { type Explained, explain } from "./explained.ts";
import { tidy } from "./part-spec.ts";
import { treadsIn } from "./treads.ts";

/** A staircase over a schedule that explains its levels. `parts` are those of the schedule under it. */
export interface Staircase extends Explained {
  /** Steps of a tread. */
  readonly every: number;
}

/** The staircase that a series is, with the schedule under it; nothing where it is none. */
export function staircaseOf(points: Points, known?: number): Staircase | undefined {
  const treads = treadsIn(points, known);
  if (treads === undefined) return undefined;
  const { every, start, levels } = treads;
  // The schedule under the stairs counts from the first whole tread.
  const shift = tidy(start - every * Math.floor(start / every + 1e-9));
  const places = Array.from(levels.t.keys()).filter((k) => shift === 0 || levels.t[k] >= shift);
  const kept = pick(levels, places);
  const moved = { ...kept, t: kept.t.map((at) => at - shift) };
  for (const under of [explain(moved), levelsOnly(moved)]) {
    if (under === undefined) continue;
    const stairs: Spec = { kind: "stairs", of: under.spec, every };
    const first: Spec = { kind: "constant", value: levels.v[0], over: shift };
    const spec: Spec = shift === 0 ? stairs : { kind: "sequence", of: [first, stairs] };
    const horizon = Math.max(under.horizon + shift, points.t[points.t.length - 1]);
    const error = errorOf(spec, horizon, points);
    if (error.max <= mostOff) return { ...under, spec, horizon, every, error };
  }
  return undefined;
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
