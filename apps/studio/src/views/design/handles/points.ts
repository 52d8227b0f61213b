import { type AnySpec, type Horizon, toSteps } from "anneal";
import { writeLength } from "../../../workspace/lengths.ts";
import { keyOf, type Path, setAt } from "../../../workspace/path.ts";
import type { SpecHandle } from "./handle.ts";
import type { Leg } from "./legs.ts";

/** More points than this are edited as text. */
const most = 60;

/** Handles of the points of `knots`, and of the milestones and values of `steps`. */
export function pointHandles(leg: Leg, horizon: Horizon, levels: readonly [number, number]): SpecHandle[] {
  const isKnots = leg.spec.kind === "knots";
  const points = isKnots ? knotsOf(leg) : milestonesOf(leg);
  if (points.length > most || leg.factor === 0) return [];
  const stepOf = ({ time }: Point): number =>
    leg.start + (typeof time === "number" ? time : toSteps(time as "1%", horizon));
  return points.map((point, k): SpecHandle => {
    const step = point.time === undefined ? leg.start : stepOf(point);
    const before = points[k - 1];
    const after = points[k + 1];
    const low = before === undefined || before.time === undefined ? leg.start : stepOf(before);
    const high = after === undefined ? horizon.steps : stepOf(after);
    return {
      id: keyOf(point.level),
      label: isKnots ? `knot ${k + 1}` : point.time === undefined ? "first value" : `milestone ${k}`,
      look: point.time === undefined ? "pill" : "ring",
      moves: point.time === undefined ? "y" : "both",
      step: point.time === undefined ? (leg.start + Math.min(high, horizon.steps)) / 2 : step,
      value: leg.factor * point.value + leg.offset,
      limits: { steps: [low, Math.max(low, high)], values: levels },
      keys: [...(point.at === undefined ? [] : [keyOf(point.at)]), keyOf(point.level)],
      write: (spec, to) => {
        const level = Number(((to.value - leg.offset) / leg.factor).toPrecision(12));
        const higher: AnySpec = setAt(spec, point.level, level);
        if (point.at === undefined) return higher;
        return setAt(higher, point.at, writeLength(to.step - leg.start, point.time, horizon));
      },
    };
  });
}

interface Point {
  /** Where its time is written; a first value has none. */
  readonly at?: Path;
  readonly time?: unknown;
  readonly level: Path;
  readonly value: number;
}

const knotsOf = ({ spec, path }: Leg): Point[] =>
  (spec.points as [unknown, number][]).map(([time, value], k) => ({
    at: [...path, "points", k, 0],
    time,
    level: [...path, "points", k, 1],
    value,
  }));

const milestonesOf = ({ spec, path }: Leg): Point[] =>
  (spec.values as number[]).map((value, k) => ({
    ...(k > 0 && { at: [...path, "at", k - 1], time: (spec.at as unknown[])[k - 1] }),
    level: [...path, "values", k],
    value,
  }));
