import type { Smoothed } from "../fall.ts";

/** The part of a curve that a rule looks at, LRs ascending. */
export type Look = Smoothed;

/** What a rule found: an LR, the index of the point it rests on, and the reason; or only why the curve does not say. */
export type Found =
  | { readonly lr: number; readonly index: number; readonly why: string }
  | { readonly lr: undefined; readonly index: undefined; readonly why: string };

/** A rule: least points it needs, and what it makes of them. */
export interface Rule {
  readonly least: number;
  /** Points that the tool leaves out at either end, given how many there are. */
  readonly skip?: (points: number) => readonly [start: number, end: number];
  /** Whether it looks at losses that are not finite, as some tools do; else the curve ends before the first. */
  readonly seesBroken?: boolean;
  readonly find: (curve: Look) => Found;
}

export const silent = (why: string): Found => ({ lr: undefined, index: undefined, why });
