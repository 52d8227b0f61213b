import { type Panel, panelsOf } from "./panels.ts";

/** All nodes of all panels, in the order of updates. */
export interface Nodes {
  readonly panels: readonly (Panel & { readonly first: number })[];
  readonly count: number;
  /** For each node, for how many updates it stands. */
  readonly weights: Float64Array;
}

export function nodesOf(times: ArrayLike<number>): Nodes {
  let count = 0;
  const panels = panelsOf(times).map((panel) => {
    const first = count;
    count += panel.places.length;
    return { ...panel, first };
  });
  const weights = new Float64Array(count);
  for (const { first, weights: own } of panels) weights.set(own, first);
  return { panels, count, weights };
}

/** The LR at each node, and at the update before it, from the LR at the knots. */
export function spread(
  { panels, count }: Nodes,
  lr: Float64Array,
): { at: Float64Array; before: Float64Array } {
  const [at, before] = [new Float64Array(count), new Float64Array(count)];
  for (const { from, places, step, first } of panels) {
    const [y, z] = [lr[from], lr[Math.min(from + 1, lr.length - 1)]];
    for (let q = 0; q < places.length; q++) {
      at[first + q] = (1 - places[q]) * y + places[q] * z;
      before[first + q] = (1 - places[q] + step) * y + (places[q] - step) * z;
    }
  }
  return { at, before };
}

/** The transpose of {@link spread}: derivatives by the LR at nodes become derivatives by that at knots. */
export function gather(
  { panels }: Nodes,
  { at, before }: { readonly at: Float64Array; readonly before: Float64Array },
  into: Float64Array,
): void {
  for (const { from, places, step, first } of panels) {
    const next = Math.min(from + 1, into.length - 1);
    for (let q = 0; q < places.length; q++) {
      into[from] += (1 - places[q]) * at[first + q] + (1 - places[q] + step) * before[first + q];
      into[next] += places[q] * at[first + q] + (places[q] - step) * before[first + q];
    }
  }
}

/** At each node the sum over all updates from it on, its own included; the first entry behind them is the sum of all. */
export function tailsOf(
  { panels, count, weights }: Nodes,
  values: Float64Array,
): { tails: Float64Array; total: number } {
  const tails = new Float64Array(count);
  let behind = 0;
  for (let p = panels.length - 1; p >= 0; p--) {
    const { first, tails: matrix } = panels[p];
    const size = panels[p].places.length;
    let own = 0;
    for (let q = 0; q < size; q++) {
      let sum = behind;
      for (let r = 0; r < size; r++) sum += matrix[q * size + r] * values[first + r];
      tails[first + q] = sum;
      own += weights[first + q] * values[first + q];
    }
    behind += own;
  }
  return { tails, total: behind };
}

/** The transpose of {@link tailsOf}: adds to `into` the derivatives by the values, from those by tails and total. */
export function untail(
  { panels, weights }: Nodes,
  { tails, total }: { readonly tails: Float64Array; readonly total: number },
  into: Float64Array,
): void {
  let above = total;
  for (const { first, tails: matrix, places } of panels) {
    const size = places.length;
    let own = 0;
    for (let q = 0; q < size; q++) {
      const slope = tails[first + q];
      own += slope;
      for (let r = 0; r < size; r++) into[first + r] += slope * matrix[q * size + r];
    }
    for (let q = 0; q < size; q++) into[first + q] += weights[first + q] * above;
    above += own;
  }
}
