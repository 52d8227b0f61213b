import type { Points } from "../points.ts";
import { END, EXPONENT, FROM, type Model, START, TO } from "./curve.ts";
import type { Piece } from "./reach.ts";

/**
 * A cosine that goes on beyond its end, or began before its start, as its half-waves: down, up, down ... Each takes one
 * point at least, those without a point are left out: never more pieces than points, however short the wave.
 */
export function halfWaves({ t }: Points, piece: Piece): readonly Piece[] {
  const { model, first, last } = piece;
  const half = model.p[END] - model.p[START];
  if (model.family.kind !== "cosine" || !(half > 0)) return [piece];
  const turnsTo = (at: number): number => (t[at] - model.p[START]) / half;
  const pieces: Piece[] = [];
  let turns = Math.floor(turnsTo(first));
  for (let from = first; from <= last; ) {
    const wave = moved(model, turns);
    const end = Math.min(last + 1, Math.max(from + 1, firstAfter(t, wave.p[END])));
    pieces.push({ model: wave, first: from, last: end - 1 });
    from = end;
    // The end of a half-wave belongs to it, and not to the next.
    turns = Math.max(turns + 1, Math.ceil(turnsTo(from)) - 1);
  }
  return pieces;
}

/** The same wave so many half-waves later: every other one goes the other way. */
function moved({ family, p }: Model, turns: number): Model {
  const by = turns * (p[END] - p[START]);
  const [from, to] = turns % 2 === 0 ? [p[FROM], p[TO]] : [p[TO], p[FROM]];
  return { family, p: Float64Array.of(from, to, p[START] + by, p[END] + by, p[EXPONENT]) };
}

/** The place of the first point after a step. */
export function firstAfter(t: Float64Array, step: number): number {
  let [low, high] = [0, t.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (t[middle] > step) high = middle;
    else low = middle + 1;
  }
  return low;
}
