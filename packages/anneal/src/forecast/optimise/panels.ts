/**
 * A piece of a run over which the LR is a line: the updates behind knot `from`, up to and with knot `from + 1`. Sums over its
 * updates are taken at a few nodes.
 */
export interface Panel {
  /** Its first knot. */
  readonly from: number;
  /** Where each node lies between the two knots, from 0 to 1. */
  readonly places: Float64Array;
  /** How far back the update before a node lies, on the same scale. */
  readonly step: number;
  /** For how many updates each node stands. */
  readonly weights: Float64Array;
  /** Row by row: the sum of a quantity over the updates from node q to the end of the panel, from its values at all nodes. */
  readonly tails: Float64Array;
}

/** So many updates are nodes each; more are summed by as many Gauss points. */
const nodes = 5;

/** Gauss-Legendre points and weights on [0, 1]. */
const points = [0.046910077030668004, 0.23076534494715845, 0.5, 0.7692346550528415, 0.953089922969332];
const shares = [
  0.11846344252809454, 0.23931433524968324, 0.28444444444444444, 0.23931433524968324, 0.11846344252809454,
];

/**
 * Panels between knots at whole updates, the first of them update 0, which is a panel of its own.
 *
 * A sum over updates a + 1 .. b is an integral from a + 1/2 to b + 1/2, but for terms of second order in 1 / (b - a).
 *
 * @param times updates of the knots, ascending, beginning with 0.
 */
export function panelsOf(times: ArrayLike<number>): Panel[] {
  const panels: Panel[] = [
    { from: 0, places: Float64Array.of(0), step: 0, weights: Float64Array.of(1), tails: Float64Array.of(1) },
  ];
  for (let i = 0; i + 1 < times.length; i++) panels.push(panelOver(i, times[i + 1] - times[i]));
  return panels;
}

function panelOver(from: number, length: number): Panel {
  if (length <= nodes) {
    return {
      from,
      places: Float64Array.from({ length }, (_, q) => (q + 1) / length),
      step: 1 / length,
      weights: new Float64Array(length).fill(1),
      tails: Float64Array.from({ length: length * length }, (_, i) =>
        i % length >= Math.floor(i / length) ? 1 : 0,
      ),
    };
  }
  const step = 1 / length;
  const [places, weights, tails] = [
    new Float64Array(nodes),
    new Float64Array(nodes),
    new Float64Array(nodes * nodes),
  ];
  for (let q = 0; q < nodes; q++) {
    places[q] = points[q] + 0.5 * step;
    weights[q] = shares[q] * length;
    for (let r = 0; r < nodes; r++)
      tails[q * nodes + r] = behind[q * nodes + r] * length + (q === r ? 0.5 : 0);
  }
  return { from, places, step, weights, tails };
}

/** Integrals of the Lagrange polynomials of the points, from each point to 1: row q, column r. */
const behind: readonly number[] = [
  0.05923172126404727, 0.25888469960875926, 0.2731900436258015, 0.24490812891049543, 0.11687532956022854,
  -0.009687563141950739, 0.11965716762484162, 0.30903655906408667, 0.22899605457899988, 0.12123243692686414,
  0.004687154523869941, -0.020690316430958283, 0.14222222222222222, 0.2600046516806415, 0.1137762880042246,
  -0.002768994398769603, 0.010318280670683357, -0.0245921146196422, 0.11965716762484162, 0.12815100567004528,
  0.0015881129678659985, -0.005593793660812185, 0.011254400818642955, -0.019570364359076036,
  0.05923172126404727,
];
