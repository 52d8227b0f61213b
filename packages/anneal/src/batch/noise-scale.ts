import { problem, refuse } from "../errors/index.ts";
import { type EmaState, emptyEma, intoEma, levelOf } from "../series/index.ts";

/** The squared norms of gradients at one step: of small batches (their mean), and of the large batch that they make up. */
export interface NoiseReading {
  /** Samples in a small batch: one micro-batch, or what one device saw. */
  readonly smallBatch: number;
  /** Mean over the small batches of the squared norm of their mean gradient. */
  readonly smallSquare: number;
  /** Samples in all of them together. */
  readonly largeBatch: number;
  /** Squared norm of the mean gradient of all of them, before clipping. */
  readonly largeSquare: number;
}

/** What has been read, as plain JSON. */
export interface NoiseState {
  readonly signal: EmaState;
  readonly noise: EmaState;
}

/** The gradient noise scale. */
export interface NoiseScale {
  /** Estimate of the squared norm of the true gradient; below 0 when the noise drowns it. */
  readonly signal: number;
  /** Estimate of the trace of the covariance of one sample's gradient. */
  readonly noise: number;
  /** noise / signal, in samples; infinite when no signal can be seen. */
  readonly scale: number;
}

/** How noise scales are averaged. */
export interface NoiseOptions {
  /** Weight of the past, from 0 to below 1. Default 0.95. */
  readonly beta?: number;
}

export const emptyNoise: NoiseState = { signal: emptyEma, noise: emptyEma };

/**
 * The two unbiased estimates of one reading.
 *
 *   signal = (L |g_L|^2 - S |g_S|^2) / (L - S)        noise = (|g_S|^2 - |g_L|^2) / (1 / S - 1 / L)
 *
 * for small batches of S and a large one of L samples, since E|g_B|^2 = |G|^2 + tr(Sigma) / B.
 *
 * Source: McCandlish et al. 2018, arXiv 1812.06162, appendix A.1.
 * @throws AnnealError when the sizes are not 0 < small < large, or a square is not at least 0.
 * @example noiseOf({ smallBatch: 1, smallSquare: 5, largeBatch: 4, largeSquare: 2 }); // { signal: 1, noise: 4, scale: 4 }
 */
export function noiseOf(reading: NoiseReading): NoiseScale {
  const { smallBatch: s, smallSquare, largeBatch: l, largeSquare } = checked(reading);
  return ratio((l * largeSquare - s * smallSquare) / (l - s), (smallSquare - largeSquare) / (1 / s - 1 / l));
}

/**
 * Takes in the gradients of one more step. Pure: the state is JSON, and is saved with the run. One step says little; the
 * ratio of averages is far less biased than the average of ratios.
 *
 * @example
 * const reading = { smallBatch: 1, smallSquare: 5, largeBatch: 4, largeSquare: 2 };
 * noiseScaleOf(intoNoise(intoNoise(emptyNoise, reading), reading)).scale; // 4
 */
export function intoNoise(state: NoiseState, reading: NoiseReading, options: NoiseOptions = {}): NoiseState {
  const beta = betaOf(options);
  const { signal, noise } = noiseOf(reading);
  return { signal: intoEma(state.signal, signal, { beta }), noise: intoEma(state.noise, noise, { beta }) };
}

/**
 * The gradient noise scale so far: the batch size, in samples, at which noise and signal of a gradient are alike. It is an
 * estimate of the critical batch; it grows while a model trains, so read it late.
 *
 * @throws AnnealError when nothing was read yet.
 */
export function noiseScaleOf(state: NoiseState, options: NoiseOptions = {}): NoiseScale {
  if (!(state.signal.n > 0)) refuse([problem("missing", "noise", "at least one reading", state.signal.n)]);
  const beta = betaOf(options);
  return ratio(levelOf(state.signal, { beta }), levelOf(state.noise, { beta }));
}

const ratio = (signal: number, noise: number): NoiseScale => ({
  signal,
  noise,
  scale: signal > 0 ? Math.max(noise, 0) / signal : Number.POSITIVE_INFINITY,
});

function betaOf({ beta = 0.95 }: NoiseOptions): number {
  if (!(beta >= 0 && beta < 1)) refuse([problem("range", "beta", "from 0 to below 1", beta)]);
  return beta;
}

function checked(reading: NoiseReading): NoiseReading {
  const { smallBatch, smallSquare, largeBatch, largeSquare } = reading;
  const fine = [
    ["smallBatch", smallBatch > 0 && smallBatch < largeBatch, "above 0 and below largeBatch"],
    ["largeBatch", largeBatch > 0 && Number.isFinite(largeBatch), "a number above 0"],
    ["smallSquare", smallSquare >= 0 && Number.isFinite(smallSquare), "a number of at least 0"],
    ["largeSquare", largeSquare >= 0 && Number.isFinite(largeSquare), "a number of at least 0"],
  ] as const;
  refuse(
    fine.flatMap(([name, good, rule]) =>
      good ? [] : [problem("range", `noise.${name}`, rule, reading[name])],
    ),
  );
  return reading;
}
