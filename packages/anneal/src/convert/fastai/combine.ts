import { compile } from "../../compile/index.ts";
import { type Spec, tableOf } from "../../schedules/index.ts";
import { type Note, note } from "../note.ts";
import { sequenceOf } from "../shared/parts.ts";
import type { Sched } from "./sched.ts";

export const float32Note: Note = note(
  "precision",
  "fastai keeps boundaries and positions in float32; the table has its own values, the spec the smooth ones.",
);

/** Schedules one after another, each for its share of the run. */
export interface Combined {
  readonly shares: readonly number[];
  readonly scheds: readonly Sched[];
}

/** As specs over so many steps (1: positions). */
export const combined = ({ shares, scheds }: Combined, steps: number): Spec =>
  sequenceOf(...scheds.map((each, i) => each.over(shares[i] * steps)));

/** Whether shares add up to exactly 1, as fastai insists. */
export const addUp = (shares: readonly number[]): boolean =>
  shares.reduce((sum, share) => sum + share, 0) === 1;

/**
 * fastai's own values: it keeps boundaries, and the position within a part, in float32.
 */
export function inFloat32({ shares, scheds }: Combined, positions: readonly number[]): number[] {
  const limits = [0];
  let sum = 0;
  for (const share of shares) {
    sum += Math.fround(share);
    limits.push(Math.fround(sum));
  }
  return positions.map((exact) => {
    const p = Math.fround(exact);
    let i = limits.length - 1;
    while (i > 0 && !(p >= limits[i])) i--;
    i = Math.min(i, scheds.length - 1);
    const local = Math.fround(Math.fround(p - limits[i]) / Math.fround(limits[i + 1] - limits[i]));
    return scheds[i].at(local);
  });
}

/** The table of fastai's own values, where the spec misses one of them by more than 1e-7 of it. */
export function exactTable(
  spec: Spec,
  values: readonly number[],
  times: readonly number[],
): Spec | undefined {
  const { at } = compile(spec, { steps: Math.max(1, Math.ceil(times[times.length - 1] ?? 1)) });
  const close = values.every((value, i) => Math.abs(at(times[i]) - value) <= 1e-7 * Math.abs(value));
  return close ? undefined : tableOf(values);
}

/** The positions of a fit: the epoch's start is a fraction, and each batch adds its own, with the rounding of both. */
export function trainPositions(epochs: number, stepsPerEpoch: number): number[] {
  const positions: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    let p = epoch / epochs;
    for (let i = 0; i < stepsPerEpoch; i++) {
      positions.push(p);
      p += 1 / (stepsPerEpoch * epochs);
    }
  }
  return positions;
}
