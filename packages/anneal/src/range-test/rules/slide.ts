import { gradient } from "../../series/index.ts";
import { type Rule, silent } from "./rule.ts";

const width = 15;
const flatEnough = 0.005;

/**
 * Slides an interval of 15 points from the high end down, until the slopes (per index) at its two ends differ by at most
 * 0.005; the LR is that of the lower end one place before.
 *
 * Source: fastai `slide` (lr_diff 15, thresh 0.005). The threshold is in units of the loss per step.
 */
export const slide: Rule = {
  least: width + 1,
  find: ({ lr, loss }) => {
    const slopes = gradient(
      loss,
      loss.map((_, i) => i),
    );
    let right = loss.length - 1;
    let index = right - width;
    for (
      let left = index;
      left >= 0 && Math.abs(slopes[right] - slopes[left]) > flatEnough;
      left--, right--
    ) {
      index = left;
    }
    if (index < 0) return silent("too few points");
    return { lr: lr[index], index, why: "left of the interval after which slopes differ" };
  },
};
