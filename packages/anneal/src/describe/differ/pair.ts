import type { Curve, Spec } from "../../schedules/index.ts";
import type { Gaps, Nearness } from "./gaps.ts";
import type { Traits } from "./traits.ts";

/** What is known of a schedule beside its curve; a {@link Note} of `anneal/convert` is one. */
export interface Remark {
  readonly code: string;
  /** The first update where it shows; left out where it shows everywhere. */
  readonly step?: number;
  readonly text: string;
}

/** Why two schedules differ, in one sentence. */
export interface Reason {
  readonly code: ReasonCode;
  /** The first update where it shows. */
  readonly step?: number;
  readonly text: string;
}

/** What kind of reason it is. */
export type ReasonCode =
  | "rounding" // nothing but the last digits
  | "scale" // the same at every update, times a number
  | "shift" // the same, so many updates later
  | "stretch" // the same, over so many times the updates
  | "warmup" // one has a warmup, the other has none
  | "warmup-start" // where it starts
  | "warmup-end" // when the peak is reached
  | "warmup-late" // one update later, all of it
  | "warmup-shape"
  | "peak"
  | "hold" // how long the peak is held
  | "total" // the warmup is part of the length, or comes on top
  | "length" // when it is down
  | "cooldown" // one falls, the other does not
  | "cooldown-shape"
  | "floor" // what it falls to
  | "rises-again" // it climbs after its end
  | "restarts" // when new cycles begin
  | "cuts" // when it is cut, or by how much
  | "fields" // specs of one form with other numbers
  | "remark" // what is known of one of them, and not of the other
  | "other"; // a difference without a name

/** One of two curves that are compared. */
export interface Side {
  /** What to call it in words. */
  readonly name: string;
  readonly curve: Curve;
  readonly spec?: Spec;
  readonly remarks: readonly Remark[];
  readonly traits: Traits;
}

/** Two curves, and where they differ. */
export interface Pair {
  readonly a: Side;
  readonly b: Side;
  readonly steps: number;
  readonly gaps: Gaps;
  readonly near: Nearness;
}

/** A reason; `step` is left out where it shows everywhere. */
export const reason = (code: ReasonCode, text: string, step?: number): Reason =>
  step === undefined ? { code, text } : { code, step, text };
