import { test } from "vitest";
import { expectFollows } from "../../test/follows.ts";
import { inverseSqrt } from "./inverse-sqrt.ts";

test("with its warmup as timescale it is fairseq's inverse_sqrt", () => {
  const [updates, init, end] = [400, 1e-7, 5e-4];
  const factor = end * updates ** 0.5;
  const fairseq = (n: number): number =>
    n < updates ? init + n * ((end - init) / updates) : factor * n ** -0.5;
  expectFollows(inverseSqrt({ peak: end, warmup: updates, warmupFrom: init }), { steps: 5000 }, fairseq);
});

test.each([
  [50, 200, { timescale: 200 }],
  [0, 10_000, {}],
  [0, 300, { timescale: 300 }],
])("after a warmup of %d with timescale %d it is transformers' inverse_sqrt", (w, timescale, options) => {
  const lambda = (step: number): number =>
    step < w ? step / Math.max(1, w) : 1 / Math.sqrt((step + timescale - w) / timescale);
  expectFollows(inverseSqrt({ peak: 1, warmup: w, warmupFrom: 0, ...options }), { steps: 2000 }, lambda);
});

test("a warmup in another unit is the timescale too", () => {
  const spec = inverseSqrt({ peak: 1, warmup: "10%", warmupFrom: 0 });
  expectFollows(spec, { steps: 1000 }, (t) => (t < 100 ? t / 100 : (t / 100) ** -0.5));
});

test.each(["0%", "0.0ep", 0] as const)(
  "a warmup of %s is none, and the timescale then 10,000 steps",
  (warmup) => {
    expectFollows(inverseSqrt({ peak: 1, warmup }), { steps: 1000 }, (t) => (1 + t / 10_000) ** -0.5);
  },
);
