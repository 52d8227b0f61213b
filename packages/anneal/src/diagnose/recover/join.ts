import type { Points } from "../points.ts";
import { END, lrAt, type Model, START } from "./curve.ts";
import type { Piece } from "./reach.ts";
import { roundestStep } from "./simple.ts";

/** Where one piece ends and the next begins. */
export interface Join {
  readonly at: number;
  /** Whether the value jumps there. */
  readonly jump: boolean;
}

/** Curves meet where they differ by less than this many units of what the writing of the points allows. */
const meets = 4;

/** Curves nearly meet where they differ by this share of their level. */
const nearly = 0.02;

/** Where two neighbouring pieces meet: where their curves cross, or touch; else they jump at the roundest step between. */
export function joinOf({ t, tol }: Points, before: Piece, after: Piece): Join {
  const low = t[before.last];
  const high = t[after.first];
  const allowed = meets * (tol[before.last] + tol[after.first]);
  const off = (at: number): number => lrAt(before.model, at) - lrAt(after.model, at);
  const ends = [...endsOf(after.model, START), ...endsOf(before.model, END)];
  const places = ends.map(tidyStep).filter((at) => at >= low && at <= high);
  const touching = places.filter((at) => Math.abs(off(at)) <= allowed);
  if (touching.length > 0) return { at: simplest(touching), jump: false };
  // A curve with a start of its own begins there, though the one before is rounded past it.
  const own = endsOf(after.model, START).map(tidyStep)[0];
  if (
    own !== undefined &&
    own >= low &&
    own <= high &&
    Math.abs(off(own)) <= nearly * Math.abs(lrAt(after.model, own))
  ) {
    return { at: own, jump: false };
  }
  const crossing = crossingOf(off, low, high);
  // Between two neighbouring steps there is nothing to place.
  if (high - low <= 1)
    return {
      at: high,
      jump: crossing === undefined && Math.abs(off(low)) > allowed && Math.abs(off(high)) > allowed,
    };
  if (crossing !== undefined) {
    // A point at which the curve before it ends must not fall to the one after.
    const whole = nearWhole(crossing, off, allowed);
    return { at: whole === low && Math.abs(off(low)) > allowed ? crossing : whole, jump: false };
  }
  const near = [
    ...(before.last > before.first ? [low] : []),
    ...(after.last > after.first ? [high] : []),
  ].sort((a, b) => Math.abs(off(a)) - Math.abs(off(b)));
  if (near.length > 0 && Math.abs(off(near[0])) <= allowed) return { at: near[0], jump: false };
  return { at: roundestStep(low, high), jump: true };
}

/** Where a curve itself begins or ends, if its kind says so. */
function endsOf({ family, p }: Model, which: number): readonly number[] {
  const anchored = family.kind === "cosine" || family.kind === "mirror-cosine";
  const own = family.kind === (which === START ? "polynomial-in" : "polynomial-out");
  return anchored || own ? [p[which]] : [];
}

/** A step that is a whole number but for the error of its computation. */
const tidyStep = (at: number): number => (Math.abs(at - Math.round(at)) < 0.02 ? Math.round(at) : at);

const simplest = (places: readonly number[]): number => places.find(Number.isInteger) ?? places[0];

const nearWhole = (at: number, off: (at: number) => number, allowed: number): number => {
  const whole = Math.round(at);
  return Math.abs(whole - at) < 0.02 || Math.abs(off(whole)) <= allowed / 2 ? whole : at;
};

function crossingOf(off: (at: number) => number, from: number, to: number): number | undefined {
  let [low, high] = [from, to];
  const sign = Math.sign(off(low));
  if (sign === 0) return low;
  if (Math.sign(off(high)) === sign) return undefined;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (Math.sign(off(middle)) === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
