import type { Spec } from "../../schedules/index.ts";
import { constant, sequenceOf, sliceOf, spanOf } from "./parts.ts";

/** A curve that rules up to a step (which the next one already has), and counts its time from `start`. */
export interface PieceOf {
  readonly until: number;
  readonly start: number;
  readonly spec: Spec;
}

/**
 * Curves that rule one after another, by absolute times: a sequence of slices.
 *
 * A piece that ends where it begins never rules. Where a framework's window includes its end, `until` is
 * `floor(end) + 1`.
 */
export function pieces(list: readonly PieceOf[]): Spec {
  const parts: Spec[] = [];
  let before = 0;
  for (const { until, start, spec } of list) {
    const end = Math.max(before, until);
    if (end === before) continue;
    const [skip, over] = [before - start, end - before];
    if (spec.kind === "constant") parts.push(constant(spec.value, over));
    else parts.push(skip === 0 && spanOf(spec) === over ? spec : sliceOf(spec, skip, over));
    if (end === Infinity) break;
    before = end;
  }
  return sequenceOf(...parts);
}
