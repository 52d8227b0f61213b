import { expect, test } from "vitest";
import { type WatchState, watchDivergence } from "./divergence.ts";

const options = { blindLoss: 1, steps: 1000 };
const seen = { gradientNorm: 1, lr: 0.5 };

test("a loss or gradient that is not finite ends the run at once, with the last finite loss", () => {
  for (const [loss, gradientNorm] of [
    [Number.NaN, 1],
    [Number.POSITIVE_INFINITY, 1],
  ]) {
    const watch = watchDivergence(options);
    expect(watch.see(0, 2.5, seen)).toBeUndefined();
    expect(watch.see(1, loss, { gradientNorm, lr: 0.25 })).toEqual({
      step: 1,
      lr: 0.25,
      lastFiniteLoss: 2.5,
    });
  }
  const watch = watchDivergence(options);
  watch.see(0, 2.5, seen);
  expect(watch.see(1, 9, { gradientNorm: Number.NaN, lr: 1 })).toEqual({ step: 1, lr: 1, lastFiniteLoss: 9 });
});

test("a loss above 4 times the start at 100 of 1000 updates in a row is a divergence, told at its first step", () => {
  const watch = watchDivergence(options);
  watch.see(0, 2, seen);
  for (let step = 1; step < 100; step++) expect(watch.see(step, 8.1, seen)).toBeUndefined();
  expect(watch.see(100, 8.2, seen)).toEqual({ step: 1, lr: 0.5, lastFiniteLoss: 8.2 });
});

test("a spike that comes back is none", () => {
  const watch = watchDivergence(options);
  watch.see(0, 2, seen);
  for (let step = 1; step < 1000; step++)
    expect(watch.see(step, step % 99 === 0 ? 8 : 100, seen)).toBeUndefined();
});

test("a start below the loss of a model that knows nothing does not lower the limit", () => {
  const watch = watchDivergence(options);
  for (let step = 0; step < 500; step++)
    expect(watch.see(step, step === 0 ? 0.001 : 3.9, seen)).toBeUndefined();
});

test("a watch that is saved as JSON and restored goes on counting", () => {
  let watch = watchDivergence(options);
  watch.see(0, 2, seen);
  for (let step = 1; step < 100; step++) {
    watch.see(step, 50, seen);
    watch = watchDivergence(options, JSON.parse(JSON.stringify(watch.save())) as WatchState);
  }
  expect(watch.see(100, 50, seen)).toMatchObject({ step: 1 });
});
