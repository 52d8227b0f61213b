import { argMin } from "../../series/index.ts";
import type { Rule } from "./rule.ts";

/** A tenth of the LR at which the loss is lowest. Source: fastai `minimum`. */
export const tenthOfMinimum: Rule = {
  least: 1,
  find: ({ lr, loss }) => {
    const index = argMin(loss);
    return { lr: lr[index] / 10, index, why: "a tenth of the LR at which the loss is lowest" };
  },
};
