import type { Points } from "../points.ts";
import type { Treads } from "./treads.ts";

/** Lengths of treads that are sought: micro-batches in an update, or processes. */
const lengths: readonly number[] = [2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 20, 24, 32, 64];
/** Treads up to this length are tried where they are no rougher: a jitter within rounding shows only over the whole curve. */
const common = 4;
/** So many staircases are tried, the smoothest. */
const mostTried = 12;
const longest = 64;
/** Points that are looked at, the last of those that still change. */
const most = 600;
const fewest = 12;
/** A point is off its neighbours' curve beyond what the writing of all five allows, with so much to spare. */
const spare = 1.25;
/** Values on one tread are the same up to so many such units. */
const same = 2;

/**
 * A staircase whose treads are as short as the interval of the log or shorter, so that no level shows twice: a schedule
 * that is stepped once every few updates. Logged at steps that are no multiples of its treads, a smooth curve jitters by
 * up to a tread; as a function of the number of treads it is smooth again. The smoothest first, of those as smooth the
 * lengths that are `known` and then the shortest. None that is less smooth than the points are as they lie.
 */
export function fineTreadsIn(points: Points, known: readonly number[] = []): readonly Treads[] {
  const sample = changing(points);
  if (sample.length < fewest) return [];
  const seen = new Set<string>();
  const plain = smoothness(points, sample, { every: 1, start: 0 });
  const told = known.filter((every) => Number.isInteger(every) && every > 1 && every <= longest);
  const sought = [...told, ...lengths.filter((each) => !told.includes(each))];
  return sought
    .flatMap((every) => Array.from({ length: every }, (_, start) => ({ every, start })))
    .map((stride) => ({ stride, ...smoothness(points, sample, stride) }))
    .filter(({ stride, rough, turns }) => {
      // Starts that put every point into the same treads differ in nothing.
      const key = `${stride.every}:${turns}`;
      const isNew = !seen.has(key);
      seen.add(key);
      const isLikely = stride.every <= common || told.includes(stride.every);
      return isNew && Number.isFinite(rough) && (isLikely ? rough <= plain.rough : rough < plain.rough);
    })
    .sort((a, b) => a.rough - b.rough)
    .slice(0, mostTried)
    .map(({ stride }) => treadsOf(points, stride));
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

interface Smoothness {
  /** How many points do not lie on the cubic through their neighbours; infinite where one tread has two values. */
  readonly rough: number;
  /** The number of the tread of each point, from 0. */
  readonly turns: string;
}

/** How smooth points are as a function of treads: each against two neighbours on either side. */
function smoothness({ t, v, tol }: Points, sample: readonly number[], { every, start }: Stride): Smoothness {
  const turns: number[] = [];
  const places: number[] = [];
  for (const i of sample) {
    const turn = Math.floor((t[i] - start) / every);
    if (turn !== turns[turns.length - 1]) {
      turns.push(turn);
      places.push(i);
    } else if (Math.abs(v[i] - v[i - 1]) > same * tol[i]) return broken;
  }
  if (places.length < fewest) return broken;
  let rough = 0;
  for (let k = 0; k < places.length; k++) {
    // At the ends the neighbours are all on one side.
    const from = Math.min(Math.max(0, k - 2), places.length - 5);
    const beside = [from, from + 1, from + 2, from + 3, from + 4].filter((each) => each !== k);
    const { at, unsure } = cubicAt(turns[k], beside, { turns, places, v, tol });
    if (Math.abs(at - v[places[k]]) > spare * (unsure + tol[places[k]])) rough++;
  }
  return { rough, turns: turns.map((turn) => turn - turns[0]).join() };
}

const broken: Smoothness = { rough: Number.POSITIVE_INFINITY, turns: "" };

interface Turns extends Pick<Points, "v" | "tol"> {
  readonly turns: readonly number[];
  readonly places: readonly number[];
}

/** The cubic through four points, at a place beside them (Lagrange), and how far their writing lets it be off. */
function cubicAt(
  x: number,
  four: readonly number[],
  { turns, places, v, tol }: Turns,
): { readonly at: number; readonly unsure: number } {
  let [at, unsure] = [0, 0];
  for (const a of four) {
    let weight = 1;
    for (const b of four) if (b !== a) weight *= (x - turns[b]) / (turns[a] - turns[b]);
    at += weight * v[places[a]];
    unsure += Math.abs(weight) * tol[places[a]];
  }
  return { at, unsure };
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
