import { compile } from "anneal";
import { expect, test } from "vitest";
import { constantAfter, quadraticWarmup, rex } from "./specs.ts";

// LRs of axolotl's own classes and functions, run under PyTorch.
test.each([
  [
    rex(1e-3, { total: 110, warmup: 10 }, 0),
    [
      [0, 0.0001],
      [5, 0.0006000000000000001],
      [57, 0.0009154929577464788],
      [103, 0.00038961038961038956],
    ],
  ],
  [
    rex(2e-4, { total: 100, warmup: 0 }, 0.1),
    [
      [0, 0.0001998183652875883],
      [52, 0.0001817590822179732],
      [93, 9.012987012987012e-5],
      [99, 2e-5],
    ],
  ],
  [
    rex(5e-4, { total: 37, warmup: 36 }, 0),
    [
      [0, 1.388888888888889e-5],
      [30, 0.00043055555555555555],
      [36, 0],
    ],
  ],
  [
    rex(1e-3, { total: 50, warmup: 50 }, 0.05),
    [
      [49, 0.001],
      [50, 5e-5],
      [54, 5e-5],
    ],
  ],
  [
    quadraticWarmup(1e-4, { total: 1100, warmup: 100 }),
    [
      [0, 0],
      [5, 2.5e-7],
      [565, 5.548671555455226e-5],
      [1118, 7.99224945512489e-8],
    ],
  ],
  [
    quadraticWarmup(1e-3, { total: 20, warmup: 30 }),
    [
      [5, 2.7777777777777776e-5],
      [25, 0.0006944444444444446],
      [38, 0.001],
    ],
  ],
  [
    constantAfter(1e-4, { total: 1000, warmup: 100 }, { floor: 0.1, share: 0.8 }),
    [
      [5, 5e-6],
      [505, 4.400468172379476e-5],
      [998, 1e-5],
    ],
  ],
  [
    constantAfter(1e-3, { total: 60, warmup: 30 }, { floor: 0.1, share: 0.4 }),
    [
      [5, 0.00016666666666666666],
      [35, 0.001],
      [58, 0.001],
    ],
  ],
  [
    constantAfter(1e-3, { total: 60, warmup: 31 }, { floor: 0.1, share: 0.4 }),
    [
      [5, 0.00016129032258064516],
      [35, 0.0001],
      [58, 0.0001],
    ],
  ],
  [
    constantAfter(1e-3, { total: 60, warmup: 24 }, { floor: 0.1, share: 0.4 }),
    [
      [5, 0.00020833333333333335],
      [35, 0.001],
    ],
  ],
] as const)("axolotl's schedule %# is the same", ({ groups }, lrs) => {
  const curve = compile(groups[0], { steps: 1000 });
  for (const [step, lr] of lrs) expect(Math.abs(curve.at(step) - lr)).toBeLessThanOrEqual(1e-12 * lr + 1e-18);
});
