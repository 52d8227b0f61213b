/** The number of `times` (ascending) that are at or before `t`: the index of the piece that rules there. */
export function rank(times: ArrayLike<number>, t: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle] <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place where `times` goes back, or -1. */
export const firstDescent = (times: readonly number[]): number =>
  times.findIndex((t, i) => i > 0 && t < times[i - 1]);
