import type { Points } from "../points.ts";
import { END, FROM, type Model, START, TO } from "./curve.ts";
import type { Piece } from "./reach.ts";

/** A cosine that goes on beyond its end, or began before its start, as its half-waves: down, up, down ... */
export function halfWaves({ t }: Points, piece: Piece): readonly Piece[] {
  if (piece.model.family.kind !== "cosine") return [piece];
  const { first, last } = piece;
  const half = piece.model.p[END] - piece.model.p[START];
  const pieces: Piece[] = [];
  let model = moved(piece.model, -half * Math.max(0, Math.ceil((piece.model.p[START] - t[first]) / half)));
  for (let from = first; from <= last; ) {
    const end = Math.min(last + 1, firstAfter(t, model.p[END]));
    if (end > from) pieces.push({ model, first: from, last: end - 1 });
    from = Math.max(from, end);
    model = moved(model, half);
  }
  return pieces;
}

/** The same wave, its half-wave so much later: every other one goes the other way. */
function moved({ family, p }: Model, by: number): Model {
  const half = p[END] - p[START];
  const turns = Math.round(by / half);
  const [from, to] = turns % 2 === 0 ? [p[FROM], p[TO]] : [p[TO], p[FROM]];
  return { family, p: Float64Array.of(from, to, p[START] + turns * half, p[END] + turns * half, p[4]) };
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
