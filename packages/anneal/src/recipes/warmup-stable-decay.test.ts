import { expect, test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { compile } from "../compile/index.ts";
import { warmupStableDecay } from "./warmup-stable-decay.ts";

const shares = {
  linear: (p: number) => 1 - p,
  "1-sqrt": (p: number) => 1 - Math.sqrt(p),
  square: (p: number) => 1 - p ** 2,
  cosine: (p: number) => (1 + Math.cos(Math.PI * p)) * 0.5,
  "mirror-cosine": (p: number) => 2 * (1 - p) - (1 + Math.cos(Math.PI * p)) * 0.5,
} as const;

test.each(Object.keys(shares) as (keyof typeof shares)[])(
  "with a cooldown of shape %s it is the wsd_schedule of Hägele et al.",
  (shape) => {
    // Their code warms up from 1/100 of the peak; fract_decay is 0.2.
    const [n, nWarmup, divide, final] = [500, 40, 100, 0.05];
    const nAnneal = Math.trunc(0.2 * n);
    const nHold = n - nAnneal;
    const schedule = (step: number): number => {
      if (step < nWarmup) return step / nWarmup + (1 - step / nWarmup) / divide;
      if (step < nHold) return 1;
      return step < n ? final + (1 - final) * shares[shape]((step - nHold) / nAnneal) : final;
    };
    const spec = warmupStableDecay({ peak: 1, warmup: nWarmup, warmupFrom: 1 / divide, shape, floor: final });
    expectFollows(spec, { steps: n }, schedule, 2 * n);
  },
);

test("the first update of the cooldown still runs at the peak, the first after the run at the floor", () => {
  const { at } = compile(warmupStableDecay({ peak: 1e-3, warmup: 1000, floor: 1e-5 }), { steps: 25_000 });
  expect([999, 1000, 19_999, 20_000, 20_001, 25_000].map(at)).toEqual([
    expect.closeTo(1e-3 * (1000 / 1001), 15),
    1e-3,
    1e-3,
    1e-3,
    expect.closeTo(1e-5 + 99e-5 * (1 - Math.sqrt(1 / 5000)), 15),
    1e-5,
  ]);
});
