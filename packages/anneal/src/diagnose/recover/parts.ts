import { type Points, windowOf } from "../points.ts";
import { END, FROM, families, lrAt, type Model, START, TO } from "./curve.ts";
import { dissect } from "./dissect.ts";
import { worst } from "./fit.ts";
import { joinOf } from "./join.ts";
import { agrees, type Piece } from "./reach.ts";
import { snap } from "./snap.ts";

/** A piece of a schedule: a curve from `begin` to `end`, and the points that show it. */
export interface Part {
  readonly model: Model;
  readonly begin: number;
  readonly end: number;
  /** Places of its first and last point. */
  readonly first: number;
  readonly last: number;
  /** Whether it begins with a jump. */
  readonly jump: boolean;
}

/** The parts of a series, joined where their curves meet. Nothing where it has no short description. */
export function partsOf(points: Points): readonly Part[] | undefined {
  const cut = dissect(points);
  if (cut === undefined) return undefined;
  const pieces = widen(
    points,
    cut.flatMap((piece) => withoutHold(points, piece)),
  ).map((piece) => ({
    ...piece,
    model: snap(piece.model, windowOf(points, piece.first, piece.last)),
  }));
  const joins = pieces.slice(1).map((piece, k) => joinOf(points, pieces[k], piece));
  const { t } = points;
  return pieces.map((piece, k) => ({
    ...piece,
    begin: k === 0 ? t[0] : joins[k - 1].at,
    end: k < joins.length ? joins[k].at : t[t.length - 1],
    jump: k > 0 && joins[k - 1].jump,
  }));
}

const [constant] = families;
const level = (value: number): Model => ({ family: constant, p: Float64Array.of(value, value, 0, 1, 1) });

/** A polynomial that holds before its start, or after its end, as two pieces. */
function withoutHold({ t }: Points, piece: Piece): readonly Piece[] {
  const { model, first, last } = piece;
  const { kind } = model.family;
  if (kind === "polynomial-in" && model.p[START] > t[first]) {
    const after = firstAfter(t, model.p[START]);
    return [
      { model: level(model.p[FROM]), first, last: after - 1 },
      { model, first: after, last },
    ];
  }
  if (kind === "polynomial-out" && model.p[END] < t[last]) {
    const after = firstAfter(t, model.p[END]);
    return [
      { model, first, last: after - 1 },
      { model: level(model.p[TO]), first: after, last },
    ];
  }
  return [piece];
}

const firstAfter = (t: Float64Array, step: number): number => {
  let low = 0;
  let high = t.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (t[middle] > step) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Pieces with enough points take those before them that they agree with; pieces that lose all vanish. */
function widen(points: Points, pieces: readonly Piece[]): readonly Piece[] {
  const found = pieces.map((piece) => ({ ...piece }));
  for (let k = found.length - 1; k > 0; k--) {
    const piece = found[k];
    const before = found[k - 1];
    if (piece.last - piece.first + 1 < Math.max(3, piece.model.family.least)) continue;
    const least =
      before.model.family.kind === "constant" && before.first < before.last ? before.last : before.first;
    while (
      piece.first > least &&
      worst(piece.model, windowOf(points, piece.first - 1, piece.first - 1), agrees) <= agrees
    ) {
      piece.first--;
    }
    before.last = piece.first - 1;
    if (before.last < before.first) found.splice(k - 1, 1);
  }
  return found;
}

export const partAt = (part: Part, t: number): number => lrAt(part.model, t);
