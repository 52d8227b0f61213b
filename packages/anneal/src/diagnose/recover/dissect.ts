import type { Points } from "../points.ts";
import { type Breaks, breaksOf } from "./breaks.ts";
import { families } from "./curve.ts";
import { type Piece, reach, type Search } from "./reach.ts";

/** What a number of a curve costs, and the place where a piece begins: about as many bits as it takes to write them. */
const numberCost = 10;
const placeCost = 8;
/** The most places from which pieces are sought. */
const mostPlaces = 200;
/** The most fits of curves with more than two numbers: about a tenth of a second. */
const mostFits = 400;

/**
 * Cuts a series into the pieces that take the fewest numbers to write: the shortest path from the first point to the
 * last, where a step is the longest piece that a curve of one family agrees with. Nothing when it takes too many.
 */
export function dissect(points: Points): readonly Piece[] | undefined {
  const n = points.t.length;
  const breaks = breaksOf(points);
  const cost = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY);
  const cameBy: (Piece | undefined)[] = [];
  const open = new Set([0]);
  const search = { points, budget: { fits: mostFits }, known: new Map() };
  cost[0] = 0;
  for (let looked = 0; looked < mostPlaces && open.size > 0; looked++) {
    const here = cheapest(open, cost);
    if (here === n) break;
    open.delete(here);
    if (isDominated(here, cost)) continue;
    for (const piece of piecesFrom({ ...search, first: here, end: breaks.jump[here] }, breaks)) {
      const next = piece.last + 1;
      const sum = cost[here] + placeCost + numberCost * piece.model.family.free.length;
      if (sum >= cost[next]) continue;
      cost[next] = sum;
      cameBy[next] = piece;
      open.add(next);
    }
  }
  if (cost[n] === Number.POSITIVE_INFINITY) return undefined;
  const path: Piece[] = [];
  for (let at = n; at > 0; ) {
    const piece = cameBy[at] as Piece;
    path.unshift(piece);
    at = piece.first;
  }
  return path;
}

/** Whether a place further on was reached as cheaply: what can follow from here, less some points, can follow from there. */
function isDominated(here: number, cost: Float64Array): boolean {
  for (let place = here + 1; place < cost.length; place++) if (cost[place] <= cost[here]) return true;
  return false;
}

function cheapest(open: ReadonlySet<number>, cost: Float64Array): number {
  let best = -1;
  for (const place of open) if (best < 0 || cost[place] < cost[best]) best = place;
  return best;
}

/**
 * The longest piece of each family from a place on, if it gets to the next bend; where none does, the longest there are. A
 * simple one that is certain, or goes to the next jump, makes others needless.
 */
function piecesFrom(search: Search, breaks: Breaks): readonly Piece[] {
  const { points, first, end } = search;
  const bend = Math.min(end, breaks.bend[Math.min(end, first + 1)]);
  for (const thorough of [false, true]) {
    const found: Piece[] = [];
    for (const family of families) {
      if (found.some((piece) => piece.last === end || isCertain(points, piece))) return found;
      const piece = reach(family, bend, thorough || family.free.length <= 2, search);
      if (piece !== undefined) found.push(piece);
    }
    if (found.some((piece) => piece.last >= bend)) return found;
    if (thorough) return found;
  }
  return [];
}

/** So many points on one line are a line, if they span so much of the run and are written so finely: a curve would bend by more. */
const enough = 8;
const fine = [
  { span: 0.08, off: 1e-6 },
  { span: 0.35, off: 1e-4 },
] as const;

function isCertain({ t, v, tol }: Points, { model, first, last }: Piece): boolean {
  if (model.family.free.length > 2 || last - first + 1 < enough) return false;
  const span = (t[last] - t[first]) / (t[t.length - 1] - t[0]);
  return fine.some((each) => span >= each.span && tol[first] <= each.off * Math.abs(v[first]));
}
