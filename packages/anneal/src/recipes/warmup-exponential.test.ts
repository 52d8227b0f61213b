import { expect, test } from "vitest";
import { compile, sample } from "../compile/index.ts";
import { warmupExponential } from "./warmup-exponential.ts";

test("with warmupFrom 0 it is Optax's warmup_exponential_decay_schedule, peak at the end of the warmup", () => {
  // Optax: linear from init_value to peak over warmup_steps, then peak * decay_rate ** (t / transition_steps), held at end_value.
  const curve = compile(
    warmupExponential({ peak: 0.1, warmup: 10, warmupFrom: 0, factor: 0.5, per: 20, floor: 0.01 }),
    {
      steps: 200,
    },
  );
  sample(curve, 200).forEach((lr, t) => {
    const want = t < 10 ? (0.1 * t) / 10 : Math.max(0.01, 0.1 * 0.5 ** ((t - 10) / 20));
    expect(lr).toBeCloseTo(want, 15);
  });
});

test("a factor is needed, and a negative one is refused", () => {
  expect(() => warmupExponential({ peak: 1, factor: -1 })).toThrow(
    /^warmupExponential\.factor: expected .*, received -1$/,
  );
  expect(() => warmupExponential({ peak: 1 } as never)).toThrow(
    /^warmupExponential\.factor: expected .*, received nothing$/,
  );
});
