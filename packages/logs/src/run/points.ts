/** Values over steps as they were logged: not yet in order, steps perhaps repeated. */
export interface Points {
  readonly steps: Float64Array;
  readonly values: Float64Array;
  /** When each was logged, on any clock: the row it stands in, or the time. */
  readonly clock?: ((i: number) => number) | undefined;
}

export const cut = ({ steps, values }: Points, from: number, to: number): Points => ({
  steps: steps.subarray(from, to),
  values: values.subarray(from, to),
});

/** One behind the other. */
export function put(one: Points, other: Points): Points {
  const size = one.steps.length + other.steps.length;
  const steps = new Float64Array(size);
  const values = new Float64Array(size);
  steps.set(one.steps);
  steps.set(other.steps, one.steps.length);
  values.set(one.values);
  values.set(other.values, one.steps.length);
  return { steps, values };
}

/** The points that a test holds for. */
export function filter({ steps, values, clock }: Points, test: (i: number) => boolean): Points {
  const keep = Uint32Array.from(steps.keys()).filter(test);
  return {
    steps: Float64Array.from(keep, (i) => steps[i]),
    values: Float64Array.from(keep, (i) => values[i]),
    ...(clock && { clock: (i: number) => clock(keep[i]) }),
  };
}

/** Ascending by step; those of one step stay in their order. */
export function sorted({ steps, values }: Points): Points {
  const order = Uint32Array.from(steps.keys()).sort((a, b) => steps[a] - steps[b] || a - b);
  return {
    steps: Float64Array.from(order, (i) => steps[i]),
    values: Float64Array.from(order, (i) => values[i]),
  };
}

/** The first place in ascending steps with at least that step. */
export function firstAtLeast(steps: Float64Array, step: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steps[middle] < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Each of ascending steps once, with its last value; `different` is told how many had several. */
export function once({ steps, values }: Points, different: (steps: number) => void = () => {}): Points {
  let repeated = 0;
  for (let i = 1; i < steps.length; i++) if (steps[i] === steps[i - 1]) repeated++;
  if (repeated === 0) return { steps, values };
  const size = steps.length - repeated;
  const [at, of] = [new Float64Array(size), new Float64Array(size)];
  let several = 0;
  let j = -1;
  for (let i = 0; i < steps.length; i++) {
    if (i === 0 || steps[i] !== steps[i - 1]) j++;
    else if (!Object.is(values[i], of[j])) several++;
    at[j] = steps[i];
    of[j] = values[i];
  }
  if (several > 0) different(several);
  return { steps: at, values: of };
}
