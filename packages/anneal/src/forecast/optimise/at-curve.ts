import type { Curve } from "../../schedules/index.ts";
import type { Member } from "../model/fitted.ts";
import { lossesAtEnd } from "./at-end.ts";
import { nodesOf } from "./nodes.ts";

/**
 * What each member says of the end of a run whose LR is a curve, taken at knots that follow it: evenly over the run, ever
 * closer to its end, and where its parts meet.
 */
export function lossesAtCurveEnd(
  members: readonly Member[],
  curve: Curve,
  { steps, peak }: { readonly steps: number; readonly peak: number },
): Float64Array {
  const last = steps - 1;
  const at = new Set<number>([0, last]);
  for (let i = 1; i < 48; i++) at.add(Math.round((last * i) / 48));
  for (let left = last; left >= 1; left /= 1.4) at.add(Math.round(last - left));
  for (const { start } of curve.pieces ?? []) {
    for (let k = 1; k < steps; k *= 3) for (const near of [start - k, start + k]) at.add(Math.round(near));
    at.add(Math.floor(start)).add(Math.ceil(start));
  }
  const times = Float64Array.from([...at].filter((k) => k >= 0 && k <= last)).sort();
  const lr = times.map((k) => curve.at(k));
  return lossesAtEnd(members, { nodes: nodesOf(times), lr, peak });
}
