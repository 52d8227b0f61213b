import { problem, refuse } from "../errors/index.ts";
import type { NoiseReading } from "./noise-scale.ts";

/** The mean gradient of one micro-batch: the numbers of each parameter, in the same order every time. */
export type MicroGradient = readonly ArrayLike<number>[];

/**
 * What the noise scale needs of one update, from the gradients of its micro-batches, before clipping.
 *
 *   smallSquare = mean over the micro-batches of |g|^2        largeSquare = |mean of g|^2
 *
 * They are read one after the other and only their sum is held, so a generator that frees each gradient will do. The sums
 * are of float64. Plain arrays and the typed arrays of TF.js (`dataSync()`) and jax-js (`dataSync()`) both serve.
 *
 * Units: `microBatch` in samples; every micro-batch has as many.
 * @throws AnnealError with fewer than two micro-batches, gradients of differing sizes, or a size that is not above 0. A
 * gradient that is not finite makes squares that are not, which `intoNoise` refuses.
 * @example noiseReading([[[3], [0]], [[1], [2]]], 8); // { smallBatch: 8, smallSquare: 7, largeBatch: 16, largeSquare: 5 }
 */
export function noiseReading(gradients: Iterable<MicroGradient>, microBatch: number): NoiseReading {
  if (!(microBatch > 0 && Number.isFinite(microBatch)))
    refuse([problem("range", "microBatch", "a number of samples above 0", microBatch)]);
  let sums: readonly Float64Array[] | undefined;
  let [count, squares] = [0, 0];
  for (const gradient of gradients) {
    sums ??= gradient.map(({ length }) => new Float64Array(length));
    squares += addInto(sums, gradient, count);
    count++;
  }
  if (sums === undefined || count < 2)
    refuse([problem("range", "gradients", "those of at least 2 micro-batches", count)]);
  const sum = (sums as readonly Float64Array[]).reduce((total, each) => total + squareOf(each), 0);
  return {
    smallBatch: microBatch,
    smallSquare: squares / count,
    largeBatch: count * microBatch,
    largeSquare: sum / count ** 2,
  };
}

/** Adds a gradient to the sums, and gives its squared norm. */
function addInto(sums: readonly Float64Array[], gradient: MicroGradient, index: number): number {
  const path = `gradients[${index}]`;
  if (gradient.length !== sums.length)
    refuse([problem("range", path, `${sums.length} parameters, as the first has`, gradient.length)]);
  let square = 0;
  for (const [k, part] of gradient.entries()) {
    const sum = sums[k];
    if (part.length !== sum.length)
      refuse([problem("range", `${path}[${k}]`, `${sum.length} numbers, as the first has`, part.length)]);
    for (let i = 0; i < sum.length; i++) {
      sum[i] += part[i];
      square += part[i] ** 2;
    }
  }
  return square;
}

const squareOf = (values: Float64Array): number => values.reduce((total, value) => total + value ** 2, 0);
