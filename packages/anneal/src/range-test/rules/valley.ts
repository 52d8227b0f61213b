import type { Rule } from "./rule.ts";

/**
 * Half-way down the longest valley.
 *
 * The longest strictly falling subsequence of k losses ends at e (the first such); the valley begins at s = e - k, and
 * the LR is that of point s + int(k / 3) + int(k / 6).
 *
 * Source: fastai `valley` (the method of ESRI), by whose arithmetic s is -1 when every loss from the first on falls.
 * fastai compares all pairs; here it takes n log n.
 */
export const valley: Rule = {
  least: 2,
  find: ({ lr, loss }) => {
    const { end, length } = longestFall(loss);
    const at = end - (length > 1 ? length : 0);
    const third = (end - at) / 3;
    const index = (at + Math.trunc(third) + Math.trunc(third / 2) + lr.length) % lr.length;
    return { lr: lr[index], index, why: "half-way down the longest valley" };
  },
};

/** Where the longest strictly falling subsequence ends, and how long it is. */
function longestFall(loss: Float64Array): { readonly end: number; readonly length: number } {
  const highestEnd: number[] = []; // of all falls of k + 1 losses, the highest last loss
  let end = 0;
  let length = 1;
  loss.forEach((value, i) => {
    let low = 0;
    for (let high = highestEnd.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (highestEnd[middle] > value) low = middle + 1;
      else high = middle;
    }
    highestEnd[low] = value;
    if (low + 1 > length) {
      length = low + 1;
      end = i;
    }
  });
  return { end, length };
}
