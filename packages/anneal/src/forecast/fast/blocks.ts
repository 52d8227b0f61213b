import type { Summand } from "./terms.ts";

/** Nodes of a block. */
export const nodesPerBlock = 6;
/** A block of level 0 has so many updates; one of level l, `leaf * 2 ** l`. */
export const leaf = 16;

/** Gauss-Legendre points on [0, 1]: where the nodes of a block would lie if they need not be actual updates. */
const gauss = [
  0.03376524289842399, 0.1693953067668678, 0.38069040695840156, 0.6193095930415985, 0.8306046932331322,
  0.966234757101576,
];

/** The blocks of one level, each with the same number of updates; what is left over at the end is in no block. */
export interface Level {
  readonly nodes: Uint32Array;
  readonly weights: Float64Array;
}

/**
 * Dyadic blocks over a summand. In each, `nodesPerBlock` nodes at actual updates carry weights that sum every polynomial
 * in k of degree below `nodesPerBlock` exactly:
 *
 *   sum_{k in block} w_k p(k) = sum_j weight_j p(node_j),   weight_j = sum_k w_k l_j(k)
 *
 * with l_j the Lagrange polynomials of the nodes. The weights of a block come from those of its halves, which changes
 * nothing, because l_j is such a polynomial.
 */
export function blocksOf({ at, weights }: Summand): Level[] {
  const levels: Level[] = [];
  let below = { nodes: at, weights };
  for (let size = 2 * leaf, per = 2 * leaf; Math.floor(at.length / size) > 0; size *= 2) {
    const count = Math.floor(at.length / size);
    const level = {
      nodes: new Uint32Array(count * nodesPerBlock),
      weights: new Float64Array(count * nodesPerBlock),
    };
    for (let b = 0; b < count; b++) {
      placeNodes(at, b * size, size, level.nodes.subarray(b * nodesPerBlock, (b + 1) * nodesPerBlock));
      project(below, b * per, per, { ...level, first: b * nodesPerBlock });
    }
    levels.push(level);
    below = level;
    per = 2 * nodesPerBlock;
  }
  return levels;
}

/** The updates nearest to the Gauss points between the first and the last of the block, each once. */
function placeNodes(at: Uint32Array, start: number, size: number, nodes: Uint32Array): void {
  const first = at[start];
  const length = at[start + size - 1] - first;
  let place = start;
  for (let j = 0; j < nodesPerBlock; j++) {
    const wanted = first + gauss[j] * length;
    const last = start + size - (nodesPerBlock - j);
    // Two neighbours of the wanted step; evenly spaced updates are found at once.
    let i = Math.max(place, Math.min(last, start + Math.round(gauss[j] * (size - 1))));
    while (i < last && Math.abs(at[i + 1] - wanted) < Math.abs(at[i] - wanted)) i++;
    while (i > place && Math.abs(at[i - 1] - wanted) <= Math.abs(at[i] - wanted)) i--;
    nodes[j] = at[i];
    place = i + 1;
  }
}

/**
 * Gives the nodes of a block the weights of `count` points from `from` on: each point by the Lagrange polynomials there,
 *
 *   l_j(x) = prod_o (x - node_o) / (x - node_j) / scale_j,   scale_j = prod_{o != j} (node_j - node_o)
 */
function project(
  points: Level,
  from: number,
  count: number,
  { nodes, weights, first }: Level & { readonly first: number },
): void {
  for (let i = from; i < from + count; i++) {
    const x = points.nodes[i];
    let product = points.weights[i];
    let own = -1;
    for (let o = 0; o < nodesPerBlock; o++) {
      if (x === nodes[first + o]) own = o;
      else product *= x - nodes[first + o];
    }
    // At a node its own polynomial is 1 and the others are 0.
    if (own >= 0) weights[first + own] += product;
    else for (let j = 0; j < nodesPerBlock; j++) weights[first + j] += product / (x - nodes[first + j]);
  }
  for (let j = 0; j < nodesPerBlock; j++) {
    let scale = 1;
    for (let o = 0; o < nodesPerBlock; o++) if (o !== j) scale *= nodes[first + j] - nodes[first + o];
    weights[first + j] /= scale;
  }
}
