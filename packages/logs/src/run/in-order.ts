import type { Logged } from "anneal/series";

/** A series in order, and what had to be done for it. */
export interface InOrder {
  readonly series: Logged;
  readonly says: readonly string[];
}

/** More jumps back than this, on so many values, are no resumes: the lines are mixed. */
const mostJumps = (size: number): number => Math.max(8, size / 50);

/**
 * Orders a series by step, each step once.
 *
 * Where steps jump back into what was logged before, the run was resumed there: what came before from that step on is
 * replaced. A piece that begins before everything so far is an earlier part of the run, written later. A piece that
 * repeats what is there is dropped. Where steps jump back all the time, the values are sorted. Of values of one step the
 * last counts.
 */
export function inOrder(steps: Float64Array, values: Float64Array): InOrder {
  const says: string[] = [];
  const usable = finiteSteps(steps, values, says);
  const jumps = jumpsIn(usable.steps);
  if (jumps.length === 0) return { series: once(usable, says), says };
  if (jumps.length > mostJumps(usable.steps.length)) {
    says.push(`steps are not in order (they fall ${jumps.length} times): the values are sorted by step`);
    return { series: once(sorted(usable), says), says };
  }
  let kept = cut(usable, 0, jumps[0]);
  jumps.forEach((from, i) => {
    kept = joined(once(kept, []), cut(usable, from, jumps[i + 1] ?? usable.steps.length), says);
  });
  return { series: once(kept, says), says };
}

/** Leaves out values without a step, or with one that is none. */
function finiteSteps(steps: Float64Array, values: Float64Array, says: string[]): Logged {
  const good = (step: number): boolean => Number.isFinite(step) && step >= 0;
  if (steps.every(good)) return { steps, values };
  const keep = Array.from(steps.keys()).filter((i) => good(steps[i]));
  const bad = steps.length - keep.length;
  says.push(
    `${bad === 1 ? "1 value has" : `${bad} values have`} no step at or above 0 and ${bad === 1 ? "is" : "are"} left out`,
  );
  return {
    steps: Float64Array.from(keep, (i) => steps[i]),
    values: Float64Array.from(keep, (i) => values[i]),
  };
}

/** Where steps are lower than the one before. */
function jumpsIn(steps: Float64Array): readonly number[] {
  const found: number[] = [];
  for (let i = 1; i < steps.length; i++) if (steps[i] < steps[i - 1]) found.push(i);
  return found;
}

const cut = ({ steps, values }: Logged, from: number, to: number): Logged => ({
  steps: steps.subarray(from, to),
  values: values.subarray(from, to),
});

/** The piece behind what there is, as {@link inOrder} says. `kept` is ascending. */
function joined(kept: Logged, piece: Logged, says: string[]): Logged {
  const first = piece.steps[0];
  const last = piece.steps[piece.steps.length - 1];
  if (repeats(piece, kept)) {
    says.push(`the values from step ${first} to ${last} stand there twice, and count once`);
    return kept;
  }
  const begin = kept.steps[0];
  const end = kept.steps[kept.steps.length - 1];
  if (first < begin && last < end) {
    says.push(`the part from step ${first} stands behind that from step ${begin}, and is put before it`);
    return put(cut(piece, 0, firstAtLeast(piece.steps, begin)), kept);
  }
  const at = firstAtLeast(kept.steps, first);
  const replaced = kept.steps.length - at;
  if (at === 0)
    says.push(
      `the log begins again at step ${first}, after step ${end}: ${counted(replaced)} before it are left out`,
    );
  else {
    const shorter = last < end ? `; it has come to step ${last}, and was at ${end} before` : "";
    says.push(
      `the run resumed at step ${first}: ${counted(replaced)} logged before, from there on, are replaced${shorter}`,
    );
  }
  return put(cut(kept, 0, at), piece);
}

const counted = (values: number): string => (values === 1 ? "1 value" : `${values} values`);

function repeats(piece: Logged, kept: Logged): boolean {
  return piece.steps.every((step, i) => {
    const at = firstAtLeast(kept.steps, step);
    return kept.steps[at] === step && Object.is(kept.values[at], piece.values[i]);
  });
}

function firstAtLeast(steps: Float64Array, step: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (steps[middle] < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

function put(one: Logged, other: Logged): Logged {
  const size = one.steps.length + other.steps.length;
  const steps = new Float64Array(size);
  const values = new Float64Array(size);
  steps.set(one.steps);
  steps.set(other.steps, one.steps.length);
  values.set(one.values);
  values.set(other.values, one.steps.length);
  return { steps, values };
}

function sorted({ steps, values }: Logged): Logged {
  const order = Uint32Array.from(steps.keys()).sort((a, b) => steps[a] - steps[b] || a - b);
  return {
    steps: Float64Array.from(order, (i) => steps[i]),
    values: Float64Array.from(order, (i) => values[i]),
  };
}

/** Each step once: the last value of it. */
function once({ steps, values }: Logged, says: string[]): Logged {
  let repeated = 0;
  for (let i = 1; i < steps.length; i++) if (steps[i] === steps[i - 1]) repeated++;
  if (repeated === 0) return { steps, values };
  const size = steps.length - repeated;
  const [at, of] = [new Float64Array(size), new Float64Array(size)];
  let different = 0;
  let j = -1;
  for (let i = 0; i < steps.length; i++) {
    if (i > 0 && steps[i] === steps[i - 1]) {
      if (!Object.is(values[i], of[j])) different++;
    } else j++;
    at[j] = steps[i];
    of[j] = values[i];
  }
  if (different > 0) {
    says.push(
      `${different === 1 ? "1 step has" : `${different} steps have`} several values: the last of each counts`,
    );
  }
  return { steps: at, values: of };
}
