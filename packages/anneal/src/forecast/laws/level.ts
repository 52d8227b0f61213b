import { featureLaw } from "./feature-law.ts";
import type { Law } from "./law.ts";

/**
 * The simplest law that knows of the LR: the loss falls as soon as the LR does. A baseline, shown beside the others.
 *
 *   L(t) = L0 + A S(t)^-alpha + B lr_t
 */
export const level: Law = /* @__PURE__ */ featureLaw({
  name: "level",
  needs: "one run whose LR falls",
  size: { name: "B", says: "loss that the LR of the moment costs" },
  of: ({ lr }, steps) => Float64Array.from(steps, (t) => lr[t]),
});
