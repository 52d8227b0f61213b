import type { Spec } from "../../schedules/index.ts";
import { type Points, pick } from "../points.ts";
import { lrAt } from "./curve.ts";
import { type Cycles, cyclesIn } from "./cycles.ts";
import { errorOf, exactUnits, type FitError } from "./error-of.ts";
import { fromStart } from "./head.ts";
import { tidy } from "./part-spec.ts";
import { type Part, partsOf } from "./parts.ts";
import { specOfParts } from "./spec-of.ts";
import { toEnd } from "./tail.ts";
import { telling } from "./thin.ts";
import { tidyLines } from "./tidy-lines.ts";

/** A schedule that explains a series. */
export interface Explained {
  readonly spec: Spec;
  readonly horizon: number;
  /** Whether the curve itself shows where it ends. */
  readonly endShown: boolean;
  readonly parts: readonly Part[];
  readonly cycles?: Cycles;
  readonly error: FitError;
}

/** The simplest schedule of parts, or of cycles of parts, that agrees with a series; nothing where there is none. */
export function explain(whole: Points): Explained | undefined {
  const points = pick(whole, telling(whole.t, whole.v));
  const cut = partsOf(points);
  if (cut === undefined) return undefined;
  const begun = fromStart(points, cut);
  const peak = Math.max(...begun.flatMap(({ model, begin, end }) => [lrAt(model, begin), lrAt(model, end)]));
  const ending = toEnd(points, begun[begun.length - 1], Number(peak.toPrecision(6)));
  const parts = tidyLines(points, [...begun.slice(0, -1), ending.part]);
  const found = { horizon: tidy(ending.horizon), endShown: ending.shown, parts };
  const spec = specOfParts(parts);
  const error = errorOf(spec, found.horizon, whole);
  for (const cycles of cyclesIn(parts)) {
    const again = errorOf(cycles.spec, found.horizon, whole);
    if (again.units <= Math.max(error.units, exactUnits))
      return { ...found, spec: cycles.spec, cycles, error: again };
  }
  return { ...found, spec, error };
}
