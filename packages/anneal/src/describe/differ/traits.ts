import type { Curve, Spec } from "../../schedules/index.ts";
import type { Phase } from "../phases.ts";
import { type Summary, summarise } from "../summarise.ts";
import { cutsOf } from "../words/cuts-of.ts";
import { fallOf, riseOf, type Stretch } from "./stretch.ts";

/** What can be told of one curve when it is compared with another. */
export interface Traits {
  readonly summary: Summary;
  /** The warmup at its start. */
  readonly rise?: Stretch;
  /** Its first fall; of cycles, that of the first one. */
  readonly fall?: Stretch;
  /** Updates between the two at one level. */
  readonly held: number;
  /** The first update after a fall that is higher than the one before it, where no new cycle begins. */
  readonly again?: number;
  /** The changes of a fall in steps: where, and to which level. */
  readonly cuts: readonly (readonly [step: number, lr: number])[];
}

/** The traits of a curve over a run of so many updates. */
export function traitsOf(curve: Curve, steps: number, spec?: Spec): Traits {
  const summary = summarise(curve, steps, spec);
  const { phases } = summary;
  const falling = phases.findIndex(({ name }) => name === "cooldown" || name === "cycles");
  const again = falling < 0 ? undefined : riseAfter(curve, phases.slice(falling + 1));
  const stepped = phases.filter(({ shape }) => /^steps\b/.test(shape ?? ""));
  const held = phases.slice(0, Math.max(falling, 0)).filter(({ name }) => name === "hold");
  const rise = riseOf(curve, summary);
  return {
    summary,
    held: held.reduce((sum, { start, end }) => sum + end - start, 0),
    cuts: stepped.flatMap((phase) => cutsOf(curve.at, phase)),
    ...(rise && { rise }),
    ...(falling >= 0 && { fall: fallOf(curve, phases[falling], summary) }),
    ...(again !== undefined && { again }),
  };
}

/** Where it climbs back after a fall, without a new cycle. */
function riseAfter({ at }: Curve, later: readonly Phase[]): number | undefined {
  const rise = later.find(({ name }) => name === "warmup");
  if (rise === undefined) return undefined;
  for (let step = Math.max(1, Math.ceil(rise.start)); step < rise.end; step++)
    if (at(step) > at(step - 1)) return step;
  return undefined;
}
