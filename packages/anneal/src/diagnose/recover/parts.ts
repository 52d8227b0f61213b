import { type Points, windowOf } from "../points.ts";
import { END, EXPONENT, FROM, families, lrAt, type Model, START, TO } from "./curve.ts";
import { dissect } from "./dissect.ts";
import { agrees, worst } from "./fit.ts";
import { firstAfter, halfWaves } from "./half-waves.ts";
import { joinOf } from "./join.ts";
import type { Piece } from "./reach.ts";
import { roundTop } from "./rounded.ts";
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
  const whole = cut.flatMap((piece) => withoutHold(points, piece));
  const pieces = widen(points, whole)
    .map((piece) => ({ ...piece, model: snap(piece.model, windowOf(points, piece.first, piece.last)) }))
    .flatMap((piece) => halfWaves(points, piece));
  return joined(points, absorb(points, pieces));
}

/** Pieces that a neighbour agrees with are its points: flat tops that look constant, the first steps of the next curve. */
function absorb(points: Points, pieces: readonly Piece[]): readonly Piece[] {
  const found = pieces.map((piece) => ({ ...piece }));
  for (let k = 0; k < found.length && found.length > 1; ) {
    const { first, last, model } = found[k];
    const own = points.t[last] - points.t[first];
    const takes = (other: Piece | undefined): boolean =>
      other !== undefined &&
      other.model.family.free.length >= model.family.free.length - (last - first < 2 ? 1 : 0) &&
      points.t[other.last] - points.t[other.first] > own &&
      !isOutside(other.model, points.t[first], points.t[last]) &&
      worst(other.model, windowOf(points, first, last), agrees) <= agrees;
    if (takes(found[k + 1])) found[k + 1].first = first;
    else if (takes(found[k - 1])) found[k - 1].last = last;
    else {
      k++;
      continue;
    }
    found.splice(k, 1);
    k = Math.max(0, k - 1);
  }
  return found;
}

/** Whether a curve with a start or end of its own does not reach over a stretch. */
function isOutside({ family, p }: Model, from: number, to: number): boolean {
  const ends = ["cosine", "mirror-cosine", "polynomial-out"].includes(family.kind);
  return (anchored.includes(family.kind) && from < p[START] - 1) || (ends && to > p[END] + 1);
}

function joined(points: Points, pieces: readonly Piece[]): readonly Part[] {
  const joins = pieces.slice(1).map((piece, k) => joinOf(points, pieces[k], piece));
  const { t } = points;
  return pieces.map((piece, k) => {
    const begin = k === 0 ? t[0] : joins[k - 1].at;
    const end = k < joins.length ? joins[k].at : t[t.length - 1];
    const own = startingAt(begin, piece.model);
    const model = roundTop(own, windowOf(points, piece.first, piece.last)) ?? own;
    return { ...piece, model, begin, end, jump: k > 0 && joins[k - 1].jump };
  });
}

/** Curves that start where their part does, started elsewhere: the same hyperbola (REX), the same power of what is left. */
export function startingAt(begin: number, model: Model): Model {
  const { family, p } = model;
  if (family.kind === "polynomial-out" && begin < p[END])
    return { family, p: Float64Array.of(lrAt(model, begin), p[TO], begin, p[END], p[EXPONENT]) };
  if (family.kind !== "rex") return model;
  const pole = p[START] + 2 * (p[END] - p[START]);
  const end = begin + (pole - begin) / 2;
  return { family, p: Float64Array.of(lrAt(model, begin), lrAt(model, end), begin, end, 1) };
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

/** Pieces with enough points take those before them that they agree with; pieces that lose all vanish. */
function widen(points: Points, pieces: readonly Piece[]): readonly Piece[] {
  const found = pieces.map((piece) => ({ ...piece }));
  for (let k = found.length - 1; k > 0; k--) {
    const piece = found[k];
    const before = found[k - 1];
    if (piece.last - piece.first + 1 < Math.max(3, piece.model.family.least)) continue;
    const least =
      before.model.family.kind === "constant" && before.first < before.last ? before.last : before.first;
    // What lies before its own start is another part, though it may agree there with a polynomial that holds.
    const start = anchored.includes(piece.model.family.kind)
      ? piece.model.p[START]
      : Number.NEGATIVE_INFINITY;
    while (
      piece.first > least &&
      points.t[piece.first - 1] >= start &&
      worst(piece.model, windowOf(points, piece.first - 1, piece.first - 1), agrees) <= agrees
    ) {
      piece.first--;
    }
    before.last = piece.first - 1;
    if (before.last < before.first) found.splice(k - 1, 1);
  }
  return found;
}

/** Kinds that have a start of their own. */
const anchored: readonly string[] = ["cosine", "mirror-cosine", "polynomial-in"];
