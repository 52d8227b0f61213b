/** A point of a curve: update and LR. */
export type Point = readonly [step: number, lr: number];

/**
 * The fewest of the points whose straight joins stay within `tolerance` of all of them, the first and the last kept. Of as
 * few, those whose largest difference is least.
 *
 * Source: the min-# problem of polygonal approximation; Imai & Iri 1988, Polygonal approximations of a curve.
 */
export function fewKnots(points: readonly Point[], tolerance: number): readonly Point[] {
  const last = points.length - 1;
  /** Best way to each point: joins, largest difference, the point before. */
  const ways = points.map(() => ({ joins: Number.POSITIVE_INFINITY, off: 0, before: 0 }));
  ways[0].joins = 0;
  for (let to = 1; to <= last; to++) {
    for (let from = 0; from < to; from++) {
      const off = Math.max(ways[from].off, offOf(points, from, to));
      if (offOf(points, from, to) > tolerance) continue;
      const joins = ways[from].joins + 1;
      const best = ways[to];
      if (joins < best.joins || (joins === best.joins && off < best.off))
        ways[to] = { joins, off, before: from };
    }
  }
  const kept: Point[] = [];
  for (let at = last; ; at = ways[at].before) {
    kept.unshift(points[at]);
    if (at === 0) return kept;
  }
}

/** How far the points between two of them lie from the line that joins these. */
function offOf(points: readonly Point[], from: number, to: number): number {
  const [[a, low], [b, high]] = [points[from], points[to]];
  let most = 0;
  for (let i = from + 1; i < to; i++) {
    const [step, lr] = points[i];
    most = Math.max(most, Math.abs(lr - (low + ((high - low) * (step - a)) / (b - a))));
  }
  return most;
}
