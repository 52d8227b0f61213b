import { compile } from "../../compile/index.ts";
import type { Spec } from "../../schedules/index.ts";
import type { Points } from "../points.ts";

/** How far a recovered schedule is from the log. */
export interface FitError {
  /** The largest difference beyond what the writing of the log allows, as a share of the logged value. */
  readonly max: number;
  /** The step at which it is. */
  readonly step: number;
}

/**
 * The largest difference of a schedule from points, as a share of each value; where that is 0, of what its writing
 * allows. Infinite for a spec that is none.
 */
export function errorOf(spec: Spec, steps: number, { t, v, tol }: Points): FitError {
  const horizon = { steps: Math.max(1, Math.ceil(steps)) };
  const { curve } = compile.inspect(spec, horizon);
  if (curve === undefined) return { max: Number.POSITIVE_INFINITY, step: t[0] };
  const { at } = curve;
  let [max, step] = [0, t[0]];
  for (let i = 0; i < t.length; i++) {
    const off = Math.abs(at(t[i]) - v[i]) - tol[i];
    if (off <= 0) continue;
    const share = off / Math.max(Math.abs(v[i]), tol[i]);
    if (share > max) [max, step] = [share, t[i]];
  }
  return { max, step };
}
