import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyNoise, intoNoise, type NoiseState, noiseOf, noiseScaleOf } from "./index.ts";

/** Numbers from a seed, evenly in [0, 1): a linear congruential generator of Knuth, MMIX. */
function generator(seed: number): () => number {
  let state = BigInt(seed);
  return () => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number(state >> 11n) / 2 ** 53;
  };
}

/** A logistic regression on 400 points of 5 features: small enough for the gradient of each sample. */
function gradientsOfSamples(seed: number): readonly (readonly number[])[] {
  const random = generator(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const truth = Array.from({ length: 5 }, normal);
  return Array.from({ length: 400 }, () => {
    const x = Array.from({ length: 5 }, normal);
    const y = random() < 1 / (1 + Math.exp(-x.reduce((sum, each, i) => sum + each * truth[i], 0))) ? 1 : 0;
    return x.map((each) => (0.5 - y) * each); // at weights of 0
  });
}

const square = (v: readonly number[]): number => v.reduce((sum, each) => sum + each * each, 0);
const mean = (rows: readonly (readonly number[])[]): number[] =>
  rows[0].map((_, i) => rows.reduce((sum, row) => sum + row[i], 0) / rows.length);

describe("the gradient noise scale", () => {
  test("agrees within 10% with the one computed from the gradient of every sample", () => {
    const gradients = gradientsOfSamples(1);
    const centre = mean(gradients);
    const trace =
      gradients.reduce((sum, g) => sum + square(g.map((each, i) => each - centre[i])), 0) / gradients.length;
    const direct = trace / square(centre);
    const random = generator(2);
    let state: NoiseState = emptyNoise;
    for (let step = 0; step < 4000; step++) {
      const micro = Array.from({ length: 4 }, () =>
        mean(Array.from({ length: 8 }, () => gradients[Math.floor(random() * gradients.length)])),
      );
      const smallSquare = micro.reduce((sum, g) => sum + square(g), 0) / micro.length;
      const reading = { smallBatch: 8, smallSquare, largeBatch: 32, largeSquare: square(mean(micro)) };
      state = intoNoise(state, reading, { beta: 0.999 });
    }
    const { scale } = noiseScaleOf(state, { beta: 0.999 });
    expect(Math.abs(scale / direct - 1)).toBeLessThan(0.1);
  });

  test("is exact when the squares are what they are on average", () => {
    const positive = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(
        positive,
        positive,
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 2, max: 64 }),
        (g, s, small, n) => {
          const large = small * n;
          const at = (batch: number) => g + s / batch;
          const found = noiseOf({
            smallBatch: small,
            smallSquare: at(small),
            largeBatch: large,
            largeSquare: at(large),
          });
          // Differences of nearly equal squares lose digits.
          const slack = (1e-12 * large * at(small)) / Math.min(g, s);
          expect(Math.abs(found.signal / g - 1)).toBeLessThan(1e-9 + slack);
          expect(Math.abs(found.noise / s - 1)).toBeLessThan(1e-9 + slack * large);
        },
      ),
    );
  });

  test("is infinite where no signal can be seen", () => {
    expect(noiseOf({ smallBatch: 1, smallSquare: 8, largeBatch: 4, largeSquare: 1 }).scale).toBe(
      Number.POSITIVE_INFINITY,
    );
  });

  test("its state is JSON, and goes on after a save", () => {
    const reading = { smallBatch: 2, smallSquare: 5, largeBatch: 8, largeSquare: 2 };
    const once = intoNoise(emptyNoise, reading);
    const saved = JSON.parse(JSON.stringify(once)) as NoiseState;
    expect(intoNoise(saved, reading)).toEqual(intoNoise(once, reading));
  });

  test.each([
    [
      { smallBatch: 4, smallSquare: 1, largeBatch: 4, largeSquare: 1 },
      "noise.smallBatch: expected above 0 and below largeBatch, received 4",
    ],
    [{ smallBatch: 1, smallSquare: Number.NaN, largeBatch: 4, largeSquare: 1 }, "noise.smallSquare"],
  ])("%j is refused", (reading, says) => {
    expect(() => noiseOf(reading)).toThrow(says);
  });

  test("without a reading there is none", () => {
    expect(() => noiseScaleOf(emptyNoise)).toThrow("noise: expected at least one reading");
  });
});
