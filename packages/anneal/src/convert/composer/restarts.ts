import type { Spec } from "../../schedules/index.ts";
import { repeatOf } from "../shared/parts.ts";
import { type PieceOf, pieces } from "../shared/pieces.ts";
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
export function wholeCycles(cycles: WholeCycles): LaidOut {
  const { first, stretch, cycle, per } = cycles;
  // Beyond so many samples in a batch the last bit of a boundary no longer matters.
  const even = first % per === 0 || per > 1e4 || !Number.isInteger(per);
  if (Number.isInteger(stretch) && stretch >= 1 && even)
    return { spec: repeatOf(cycle(first, 0), { stretch }) };
  return stretch === 1 ? { spec: block(cycles) } : writtenOut(cycles);
}

/** Cycles that do not end on whole steps, of which `per` together do. */
function block({ first, cycle, per }: WholeCycles): Spec {
  const list = Array.from({ length: per }, (_, i) => ({
    until: Math.ceil(((i + 1) * first) / per),
    start: (i * first) / per,
    spec: cycle(first, i),
  }));
  return repeatOf(pieces(list), {});
}

function writtenOut({ first, stretch, cycle, per, until }: WholeCycles): LaidOut {
  const list: PieceOf[] = [];
  let length = first;
  let end = 0;
  for (let i = 0; end < until * per && list.length < 4096; i++) {
    const next = toInt(stretch * length);
    const begin = { start: end / per, spec: cycle(length, i) };
    if (next === length && end % per === 0 && length % per === 0) {
      return { spec: pieces([...list, { ...begin, until: Infinity, spec: repeatOf(begin.spec, {}) }]) };
    }
    end += length;
    list.push({ ...begin, until: Math.ceil(end / per) });
    length = next;
    if (length === 0) return { spec: endless(list), stops: Math.ceil(end / per) };
  }
  return { spec: endless(list), until: Math.floor(end / per) };
}

/** The last part goes on. */
const endless = (list: readonly PieceOf[]): Spec =>
  pieces(list.map((piece, i) => (i === list.length - 1 ? { ...piece, until: Infinity } : piece)));
