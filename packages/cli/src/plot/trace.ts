/** A curve as it crosses the columns of a picture: what it is at the first and last update of each, and how far it goes. */
export interface Trace {
  readonly first: Float64Array;
  readonly last: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** What a trace needs of a curve. */
export interface Traced {
  readonly at: (step: number) => number;
  /** Updates in its run. Beyond them nothing is drawn. */
  readonly steps: number;
  /** Updates that must be looked at, such as those beside a boundary, in order. */
  readonly marks?: readonly number[];
}

/** The most updates looked at in one column, beside the marked ones. */
const mostSamples = 256;

/**
 * Looks at the updates 0 to steps - 1 of a curve, in so many columns over so many updates. Every update is looked at
 * where they are few enough; in longer runs evenly spread ones, and the marked ones.
 */
export function traceCurve(traced: Traced, columns: number, axis: number): Trace {
  const { at, steps, marks = [] } = traced;
  const [first, last, low, high] = [0, 1, 2, 3].map(() => new Float64Array(columns).fill(Number.NaN));
  let mark = 0;
  for (let c = 0; c < columns; c++) {
    const start = Math.floor((c * axis) / columns);
    if (start >= steps) break;
    const end = Math.min(steps - 1, Math.max(start, Math.ceil(((c + 1) * axis) / columns) - 1));
    first[c] = at(start);
    last[c] = at(end);
    low[c] = Math.min(first[c], last[c]);
    high[c] = Math.max(first[c], last[c]);
    const see = (step: number): void => {
      const lr = at(step);
      if (lr < low[c]) low[c] = lr;
      if (lr > high[c]) high[c] = lr;
    };
    const samples = Math.min(end - start, mostSamples);
    for (let i = 1; i < samples; i++) see(start + Math.floor((i * (end - start)) / samples));
    while (mark < marks.length && marks[mark] < start) mark++;
    for (; mark < marks.length && marks[mark] <= end; mark++) see(marks[mark]);
  }
  return { first, last, low, high };
}
