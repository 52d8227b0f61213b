import { fallOf } from "../fall.ts";
import { type Rule, silent } from "./rule.ts";

/** A tenth of the last LR before the loss rises for good. Source: the advice in Smith 2018, arXiv 1803.09820, and fastai's. */
export const belowRise: Rule = {
  least: 3,
  find: (curve) => {
    const { rise } = fallOf(curve);
    if (rise === undefined) return silent("the loss does not rise by the end of the sweep");
    return {
      lr: curve.lr[rise] / 10,
      index: rise,
      why: "a tenth of the LR at which the loss starts to rise",
    };
  },
};
