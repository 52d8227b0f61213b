import { test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { warmupRex } from "./warmup-rex.ts";

test.each([
  [0, 0],
  [10, 0.05],
])("after a warmup of %d it is REX down to %d", (w, min) => {
  const [max, total] = [0.4, 210];
  const rex = (t: number): number => {
    if (t < w) return (max * (t + 1)) / (w + 1);
    const z = (t - w) / (total - w);
    return min + (max - min) * ((1 - z) / (1 / 2 + (1 / 2) * (1 - z))); // as the paper writes it
  };
  expectFollows(warmupRex({ peak: max, warmup: w, floor: min }), { steps: total }, rex);
});
