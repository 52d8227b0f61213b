import { describe, expect, test } from "vitest";
import { emptyNoise, intoNoise, noiseOf, noiseScaleOf } from "./index.ts";
import { noiseReading } from "./noise-reading.ts";

/** Squared error of a straight line: the gradient of one sample by slope and intercept, by hand. */
const samples = Array.from({ length: 240 }, (_, i) => {
  const x = Math.sin(12.9898 * (i + 1)) * 2;
  return { x, y: 1.5 * x - 0.3 + Math.cos(78.233 * (i + 1)) };
});
const gradientOf = ({ x, y }: { x: number; y: number }, [slope, intercept]: readonly [number, number]) => {
  const miss = slope * x + intercept - y;
  return [2 * miss * x, 2 * miss] as const;
};
const at = [0.7, 0.2] as const;
const each = samples.map((sample) => gradientOf(sample, at));
const meanOf = (rows: readonly (readonly [number, number])[]): [number, number] => [
  rows.reduce((sum, [a]) => sum + a, 0) / rows.length,
  rows.reduce((sum, [, b]) => sum + b, 0) / rows.length,
];

/** The trace of the covariance of one sample's gradient, by its definition. */
const middle = meanOf(each);
const trace =
  each.reduce((sum, [a, b]) => sum + (a - middle[0]) ** 2 + (b - middle[1]) ** 2, 0) / (each.length - 1);

describe("a reading from the gradients of micro-batches", () => {
  test("of one sample each gives the trace of their covariance, exactly", () => {
    const reading = noiseReading(
      each.map(([a, b]) => [[a], new Float64Array([b])]),
      1,
    );
    expect(noiseOf(reading).noise).toBeCloseTo(trace, 9);
    expect(reading.largeSquare).toBeCloseTo(middle[0] ** 2 + middle[1] ** 2, 12);
  });

  test("of 4 samples each, drawn anew at each of 4,000 updates, agrees with it within 10%", () => {
    let state = 1;
    const draw = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * each.length);
    };
    let noise = emptyNoise;
    const beta = 0.999;
    for (let update = 0; update < 4000; update++) {
      const micro = Array.from({ length: 4 }, () => [meanOf(Array.from({ length: 4 }, () => each[draw()]))]);
      noise = intoNoise(noise, noiseReading(micro, 4), { beta });
    }
    const wanted = trace / (middle[0] ** 2 + middle[1] ** 2);
    expect(noiseScaleOf(noise, { beta }).scale / wanted).toBeGreaterThan(0.9);
    expect(noiseScaleOf(noise, { beta }).scale / wanted).toBeLessThan(1.1);
  });

  test("reads a generator once, and holds none of its gradients", () => {
    let open = 0;
    function* gradients() {
      for (const [a, b] of each.slice(0, 3)) {
        open++;
        yield [[a, b]];
        open--;
      }
    }
    expect(noiseReading(gradients(), 2)).toMatchObject({ smallBatch: 2, largeBatch: 6 });
    expect(open).toBe(0);
  });

  test.each([
    [[], 1, "gradients: expected those of at least 2 micro-batches, received 0"],
    [[[[1]]], 1, "gradients: expected those of at least 2 micro-batches, received 1"],
    [[[[1]], [[1], [2]]], 1, "gradients[1]: expected 1 parameters, as the first has, received 2"],
    [[[[1, 2]], [[1]]], 1, "gradients[1][0]: expected 2 numbers, as the first has, received 1"],
    [[[[1]], [[1]]], 0, "microBatch: expected a number of samples above 0, received 0"],
  ])("refuses %j with micro-batches of %d", (gradients, microBatch, says) => {
    expect(() => noiseReading(gradients, microBatch)).toThrow(says);
  });
});
