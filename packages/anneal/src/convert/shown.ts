import { compile } from "../compile/index.ts";
import type { Spec } from "../schedules/index.ts";
import type { Converted } from "./converted.ts";
import type { Note } from "./note.ts";

type At = (step: number) => number;

/** What a note of a kind says of the LR around its step. Rounding is no change. */
const claims: {
  readonly [code: string]: (at: At, step: number, moves: (a: number, b: number) => boolean) => boolean;
} = {
  "starts-at-zero": (at) => at(0) === 0,
  "rises-again": (at, step, moves) => at(step) > at(step - 1) && moves(at(step - 1), at(step)),
  extrapolates: (at, step, moves) => moves(at(step - 1), at(step)),
  jumps: (at, step, moves) => moves(at(step - 1), at(step)),
};

/** Longer tables are not compiled once more. */
const longest = 1000;

/**
 * The notes of a conversion that some group shows: with equal levels, cycles of one step and the like, what a scheduler
 * does in general may not happen.
 */
export function shownNotes({ groups, notes, positions }: Converted): readonly Note[] {
  if (positions || !notes.some(({ code, step }) => step !== undefined && Object.hasOwn(claims, code)))
    return notes;
  if (groups.some((spec) => spec.kind === "table" && spec.runs.length > longest)) return notes;
  const curves = distinct(groups).map((spec) => compile(spec, { steps: 1 }).at);
  return notes.filter(({ code, step }) => {
    if (step === undefined || step < 0 || !Object.hasOwn(claims, code)) return true;
    if (step === 0 && code !== "starts-at-zero") return true;
    return curves.some((at) => claims[code](at, step, moves));
  });
}

const distinct = (groups: readonly Spec[]): readonly Spec[] => [...new Set(groups)].slice(0, 8);

const moves = (a: number, b: number): boolean => Math.abs(a - b) > 1e-12 * Math.max(Math.abs(a), Math.abs(b));
