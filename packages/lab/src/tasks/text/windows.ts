import type { Dataset } from "../task.ts";

/** A stretch of a text, from `start` to just before `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * All windows that lie within a stretch: `context` characters, and the one after them to predict. At most `most` of
 * them, evenly spaced.
 */
export function windowsOf(
  tokens: ArrayLike<number>,
  stretches: readonly Stretch[],
  { context, most = Number.POSITIVE_INFINITY }: { readonly context: number; readonly most?: number },
): Dataset & { readonly all: number } {
  const firsts: number[] = []; // how many windows the stretches before have
  let all = 0;
  for (const { start, end } of stretches) {
    firsts.push(all);
    all += Math.max(0, end - start - context);
  }
  const rows = Math.min(all, most);
  const beginOf = (row: number): number => {
    const window = rows === all ? row : Math.floor(((row + 0.5) * all) / rows);
    const stretch = lastAtMost(firsts, window);
    return stretches[stretch].start + window - firsts[stretch];
  };
  return {
    rows,
    all,
    batch: (wanted) => {
      const x = new Int32Array(wanted.length * context);
      const y = new Int32Array(wanted.length);
      for (let i = 0; i < wanted.length; i++) {
        const begin = beginOf(wanted[i]);
        for (let j = 0; j < context; j++) x[i * context + j] = tokens[begin + j];
        y[i] = tokens[begin + context];
      }
      return { x, y };
    },
  };
}

/** The last of some rising numbers that is at most this one: of equal ones, the last, as stretches may be empty. */
function lastAtMost(numbers: readonly number[], value: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
