import type { AnySpec, Horizon } from "anneal";
import { writeLength } from "../../../workspace/lengths.ts";
import { setAt } from "../../../workspace/path.ts";
import type { Leg } from "./legs.ts";

/** What moving a boundary between two legs would change: the limits of its step, and the spec that follows. */
export interface Boundary {
  readonly steps: readonly [number, number];
  readonly keys: readonly (readonly (string | number)[])[];
  readonly write: (spec: AnySpec, step: number) => AnySpec;
}

const isWritten = ({ spec }: Leg): boolean => spec.over !== undefined && spec.over !== "rest";

const areSiblings = (a: Leg, b: Leg): boolean =>
  a.path.length === b.path.length && String(a.path.slice(0, -1)) === String(b.path.slice(0, -1));

/**
 * How the end of one leg, where the next may begin, can be moved. Lengths keep the unit they are written in, and "rest"
 * stays "rest": then only the other side is written.
 */
export function boundaryOf(leg: Leg, next: Leg | undefined, horizon: Horizon): Boundary | undefined {
  const length = (side: Leg, steps: number): ((spec: AnySpec) => AnySpec) => {
    const written = writeLength(steps, side.spec.over, horizon);
    return (spec) => setAt(spec, [...side.path, "over"], written);
  };
  const follower = next !== undefined && areSiblings(leg, next) ? next : undefined;
  const last = follower !== undefined && Number.isFinite(follower.end) ? follower.end : horizon.steps;
  const steps: Boundary["steps"] = [
    Math.min(leg.start + 1, horizon.steps),
    Math.max(leg.start + 1, Math.min(horizon.steps, next === undefined ? last : last - 1)),
  ];
  if (leg.spec.over === "rest") {
    if (follower === undefined || !isWritten(follower)) return undefined;
    return {
      steps,
      keys: [[...follower.path, "over"]],
      write: (spec, step) => length(follower, follower.end - step)(spec),
    };
  }
  if (!isWritten(leg)) return undefined;
  const both = follower !== undefined && isWritten(follower);
  return {
    steps,
    keys: [[...leg.path, "over"], ...(both ? [[...follower.path, "over"]] : [])],
    write: (spec, step) => {
      const shorter = length(leg, step - leg.start)(spec);
      return both ? length(follower, follower.end - step)(shorter) : shorter;
    },
  };
}
