import { compile } from "../../compile/index.ts";
import type { Spec } from "../../schedules/index.ts";
import type { Points } from "../points.ts";

/** A recovered schedule may be off by this share of a logged LR. */
export const mostOff = 0.005;

/** How far a recovered schedule is from the log. */
export interface FitError {
  /** The largest difference beyond what the writing of the log allows, as a share of the logged value. */
  readonly max: number;
  /** The step at which it is. */
  readonly step: number;
  /** The largest difference in units of what the writing of the log allows. */
  readonly units: number;
}

/** A schedule agrees with a log when no point is off by more units than this: the log's rounding, and that of the spec's numbers. */
export const exactUnits = 12;

/**
 * The largest difference of a schedule from points, as a share of each value; of a value that the log does not give to
 * that precision, as a share of one that it would. Infinite for a spec that is none.
 */
export function errorOf(spec: Spec, steps: number, { t, v, tol }: Points): FitError {
  const horizon = { steps: Math.max(1, Math.ceil(steps)) };
  const { curve } = compile.inspect(spec, horizon);
  if (curve === undefined)
    return { max: Number.POSITIVE_INFINITY, step: t[0], units: Number.POSITIVE_INFINITY };
  const { at } = curve;
  let [max, step, units] = [0, t[0], 0];
  for (let i = 0; i < t.length; i++) {
    const whole = Math.abs(at(t[i]) - v[i]);
    units = Math.max(units, whole / tol[i]);
    const off = whole - tol[i];
    if (off <= 0) continue;
    const share = off / Math.max(Math.abs(v[i]), tol[i] / mostOff);
    if (share > max) [max, step] = [share, t[i]];
  }
  return { max, step, units };
}
