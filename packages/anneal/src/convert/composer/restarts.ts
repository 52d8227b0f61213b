import type { Spec } from "../../schedules/index.ts";
import { repeatOf, sequenceOf } from "../shared/parts.ts";
import { toInt } from "../shared/python.ts";

/** Cycles whose lengths are cut to whole ones. */
export interface WholeCycles {
  readonly first: number;
  readonly stretch: number;
  /** Cycle i, of a length in its own unit. */
  readonly cycle: (length: number, i: number) => Spec;
  /** How many pass in a step. */
  readonly per: number;
  /** Steps up to which cycles of uneven lengths are written out. */
  readonly until: number;
}

export interface LaidOut {
  readonly spec: Spec;
  /** The first whole step after which no cycle is left, since its length was cut to 0. */
  readonly stops?: number;
  /** The step up to which cycles were written out, if they go on. */
  readonly until?: number;
}

/** Cycles laid out one after another: repeated where their lengths are regular, written out where cutting makes them uneven. */
export function wholeCycles({ first, stretch, cycle, per, until }: WholeCycles): LaidOut {
  if (Number.isInteger(stretch)) return { spec: repeatOf(cycle(first, 0), { stretch }) };
  const parts: Spec[] = [];
  let length = first;
  let end = 0;
  for (let i = 0; end < until * per && parts.length < 4096; i++) {
    const next = toInt(stretch * length);
    if (next === length) return { spec: sequenceOf(...parts, repeatOf(cycle(length, i), {})) };
    parts.push(cycle(length, i));
    end += length;
    length = next;
    if (length === 0) return { spec: sequenceOf(...parts), stops: Math.ceil(end / per) };
  }
  return { spec: sequenceOf(...parts), until: Math.floor(end / per) };
}
