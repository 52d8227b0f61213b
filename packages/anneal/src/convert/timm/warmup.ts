import { compile } from "../../compile/index.ts";
import type { Spec } from "../../schedules/index.ts";
import { type Note, note } from "../note.ts";
import { constant, linear, sequenceOf, sliceOf } from "../shared/parts.ts";

/** How timm warms up. */
export interface Warmup {
  readonly over: number;
  readonly from: number;
  /** Whether the schedule begins after the warmup; else it runs beneath it, and is joined in its middle. */
  readonly prefix: boolean;
}

/** A schedule with its warmup to `to`. Without one, entry 0 is the raw base LR, whatever the schedule says. */
export function warmedUp(
  schedule: Spec,
  { over, from, prefix }: Warmup,
  levels: { readonly base: number; readonly to: number; readonly begins: number },
): Spec {
  if (over > 0) {
    return sequenceOf(linear(from, levels.to, over), prefix ? schedule : sliceOf(schedule, over));
  }
  const same = levels.begins === levels.base;
  return same ? schedule : sequenceOf(constant(levels.base, 1), sliceOf(schedule, 1));
}

/** What a user should know of timm's warmup, for groups with these base LRs. */
export function warmupNotes(
  { over, from, prefix }: Warmup,
  groups: readonly Spec[],
  bases: readonly number[],
): readonly Note[] {
  if (over === 0) return [];
  const first = from === 0 ? [note("starts-at-zero", "The first step has an LR of 0.", 0)] : [];
  if (prefix)
    return [
      ...first,
      note("total", "The warmup comes before the schedule, and is not part of its length.", over),
    ];
  const below = groups.some((spec, g) => compile(spec, { steps: 1 }).at(over) < bases[g]);
  const text = "The schedule runs beneath its warmup and is joined in its middle, below its highest LR.";
  return below ? [...first, note("jumps", text, over)] : first;
}
