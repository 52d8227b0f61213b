import type { Points } from "../points.ts";
import type { Treads } from "./treads.ts";

/** Lengths of treads that are sought: micro-batches in an update, or processes. */
const lengths: readonly number[] = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 20, 24, 32, 64];
/** Points that are looked at, the last of those that still change. */
const most = 600;
const fewest = 12;
/** A point is off its neighbours' curve from so many units of what its writing allows on. */
const distinct = 8;
/** Values on one tread are the same up to so many such units. */
const same = 2;

/**
 * A staircase whose treads are as short as the interval of the log or shorter, so that no level shows twice: a schedule
 * that is stepped once every few updates. Logged at steps that are no multiples of its treads, a smooth curve jitters by
 * up to a tread; as a function of the number of treads it is smooth again. Nothing where no length makes it smoother.
 */
export function fineTreadsIn(points: Points): Treads | undefined {
  const sample = changing(points);
  if (sample.length < fewest) return undefined;
  let best: Stride = { every: 1, start: 0 };
  let least = roughness(points, sample, best);
  for (const every of lengths) {
    for (let start = 0; start < every && least > 0; start++) {
      const rough = roughness(points, sample, { every, start });
      if (rough < least) [best, least] = [{ every, start }, rough];
    }
  }
  return best.every > 1 ? treadsOf(points, best) : undefined;
}

interface Stride {
  readonly every: number;
  readonly start: number;
}

/** The last places before the value stays what it is. */
function changing({ v }: Points): readonly number[] {
  let end = v.length;
  while (end > 1 && v[end - 1] === v[end - 2]) end--;
  const first = Math.max(0, end - most);
  return Array.from({ length: end - first }, (_, i) => first + i);
}

/** How many points do not lie on the cubic through their neighbours, two on each side, as a function of treads; infinite where one tread has two values. */
function roughness({ t, v, tol }: Points, sample: readonly number[], { every, start }: Stride): number {
  const turns: number[] = [];
  const places: number[] = [];
  for (const i of sample) {
    const turn = Math.floor((t[i] - start) / every);
    if (turn !== turns[turns.length - 1]) {
      turns.push(turn);
      places.push(i);
    } else if (Math.abs(v[i] - v[i - 1]) > same * tol[i]) return Number.POSITIVE_INFINITY;
  }
  let rough = 0;
  for (let k = 0; k < places.length; k++) {
    // At the ends the neighbours are all on one side.
    const from = Math.min(Math.max(0, k - 2), places.length - 5);
    const beside = [from, from + 1, from + 2, from + 3, from + 4].filter((each) => each !== k);
    const off = v[places[k]] - cubicAt(turns[k], beside, { turns, places, v });
    if (Math.abs(off) > distinct * tol[places[k]]) rough++;
  }
  return places.length < fewest ? Number.POSITIVE_INFINITY : rough;
}

/** The cubic through four points, at a place beside them (Lagrange). */
function cubicAt(
  x: number,
  four: readonly number[],
  {
    turns,
    places,
    v,
  }: { readonly turns: readonly number[]; readonly places: readonly number[]; readonly v: Float64Array },
): number {
  let sum = 0;
  for (const a of four) {
    let weight = 1;
    for (const b of four) if (b !== a) weight *= (x - turns[b]) / (turns[a] - turns[b]);
    sum += weight * v[places[a]];
  }
  return sum;
}

/** The level of each tread that has a point, at the step where the tread begins. */
function treadsOf({ t, v, tol }: Points, { every, start }: Stride): Treads {
  const places: number[] = [];
  const begins: number[] = [];
  for (let i = 0; i < t.length; i++) {
    const begin = start + every * Math.floor((t[i] - start) / every);
    if (begin === begins[begins.length - 1]) continue;
    begins.push(begin);
    places.push(i);
  }
  const levels = {
    t: Float64Array.from(begins, (at) => Math.max(0, at)),
    v: Float64Array.from(places, (i) => v[i]),
    tol: Float64Array.from(places, (i) => tol[i]),
  };
  return { every, start, levels, count: v.length };
}
