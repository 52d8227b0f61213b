import { short } from "./words.ts";

/** Why a curve does not say which LR to take. */
export type ReasonCode =
  | "few-points" // too few finite losses to smooth
  | "flat" // the loss hardly moves
  | "noisy" // it falls by no more than noise could do
  | "diverged" // it goes up, or is not finite, before it falls
  | "no-rise" // it has not risen by the end of the sweep
  | "falls-at-once"; // it falls fastest where the sweep begins

/** One reason, in words, and the sweep that would tell where another range could. */
export interface Reason {
  readonly code: ReasonCode;
  readonly message: string;
  readonly again?: { readonly from: number; readonly to: number };
}

/** What reasons are made from. */
export interface Facts {
  /** First and last LR of the sweeps. */
  readonly from: number;
  readonly to: number;
  /** LR at which the curve ends. */
  readonly end: number;
  readonly points: number;
  /** Points of the longest sweep. */
  readonly tested: number;
  readonly start: number;
  readonly drop: number;
  /** The drop that noise alone could make. */
  readonly chance: number;
}

/** Points that a curve needs. */
export const leastPoints = 10;

/** The words of each reason. */
export const reasons: { readonly [Code in ReasonCode]: (facts: Facts) => Reason } = {
  "few-points": ({ tested }) => ({
    code: "few-points",
    message: `${tested === 1 ? "1 point is" : `${tested} points are`} too few (${leastPoints} are needed): use more steps`,
  }),
  flat: ({ start, drop, from, to }) => ({
    code: "flat",
    message: `the loss stays near ${short(start)} and falls by ${short(drop)} at most: extend the sweep upwards`,
    again: { from, to: to * 100 },
  }),
  noisy: ({ drop, chance }) => ({
    code: "noisy",
    message: `the loss falls by ${short(drop)}, where noise alone can make ${short(chance)}: use more seeds or steps`,
  }),
  diverged: ({ from, end }) => ({
    code: "diverged",
    message: `the loss goes up by LR ${short(end)} without having fallen: start lower`,
    again: { from: from / 1000, to: end },
  }),
  "no-rise": ({ from, to }) => ({
    code: "no-rise",
    message: `the loss has not risen by the last LR, ${short(to)}: extend the sweep upwards`,
    again: { from, to: to * 100 },
  }),
  "falls-at-once": ({ from, to }) => ({
    code: "falls-at-once",
    message: `the loss falls fastest at the first LR, ${short(from)}: start lower`,
    again: { from: from / 100, to },
  }),
};
