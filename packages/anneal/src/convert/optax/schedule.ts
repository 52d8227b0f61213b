import type { Spec } from "../../schedules/index.ts";
import type { Call } from "../call.ts";
import { type Note, note } from "../note.ts";
import { type Args, bind, type Params } from "../params/bind.ts";

/** A schedule of optax: a function of the step alone, so it can stand anywhere. */
export interface Schedule {
  readonly spec: Spec;
  readonly notes: readonly Note[];
}

export interface ScheduleKind {
  readonly params: readonly string[];
  readonly read: (call: Call, path: string) => Schedule;
}

export const schedule = <P extends Params>(
  params: P,
  read: (args: Args<P>, path: string) => Spec | Schedule,
): ScheduleKind => ({
  params: Object.keys(params),
  read: (call, path) => {
    const found = read(bind(call, params, path), path);
    return "kind" in found ? { spec: found, notes: [] } : found;
  },
});

export const frozen = (from: string, why: string): readonly Note[] => [
  note("holds", `${why}: the value stays at ${from} for ever.`, 0),
];

export const warmNotes = (init: number, warmup: number, text: string): readonly Note[] =>
  warmup === 0
    ? []
    : [
        ...(init === 0
          ? [note("starts-at-zero", "The first update has an LR of 0: it changes no weight.", 0)]
          : []),
        note("total", text, warmup),
      ];

export const lostPhase = (found: number, expected: number): readonly Note[] =>
  found === expected
    ? []
    : [note("jumps", "So few steps that phases fall together, and one of them is lost.", 0)];
