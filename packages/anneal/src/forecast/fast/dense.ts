import type { Values } from "../laws/law.ts";
import type { Course } from "../runs/course.ts";

/** Exponentials whose sum is a power: x ** -beta = sum_j weights[j] exp(-rates[j] x), from `least` to `most`. */
export interface Exponentials {
  readonly rates: Float64Array;
  readonly weights: Float64Array;
}

/** Width of a step in log rate: the trapezoid rule is then off by less than 1e-6 for beta from 0.1 to 2. */
const width = 0.65;

/**
 * A power as a sum of exponentials, by the trapezoid rule in the logarithm of the rate:
 *
 *   x^-beta = 1 / Gamma(beta) integral of s^(beta - 1) exp(-s x) ds
 *
 * What lies below the lowest rate is a geometric series of functions that are almost lines over the range, and becomes one
 * exponential with their sum and their slope.
 *
 * Source: Beylkin & Monzon 2010, Approximation by exponential sums revisited, Appl. Comput. Harmon. Anal. 28(2).
 */
export function exponentialsFor(
  beta: number,
  { least, most }: { least: number; most: number },
): Exponentials {
  const low = Math.log(3e-3 / most);
  const count = Math.max(2, Math.ceil((Math.log(20 / least) - low) / width));
  const gamma = gammaOf(beta);
  const rates = new Float64Array(count + 1);
  const weights = new Float64Array(count + 1);
  for (let j = 1; j <= count; j++) {
    const log = low + (j - 1) * width;
    rates[j] = Math.exp(log);
    weights[j] = (width * Math.exp(beta * log)) / gamma;
  }
  // Sums over j = -1, -2, ... of exp(beta x_j) and exp((beta + 1) x_j).
  const sum = Math.exp(beta * low) / Math.expm1(beta * width);
  const slope = Math.exp((beta + 1) * low) / Math.expm1((beta + 1) * width);
  rates[0] = slope / sum;
  weights[0] = (width * sum) / gamma;
  return { rates, weights };
}

/** Gamma function of a number above 0. Source: Lanczos 1964, with g = 7 and nine coefficients. */
function gammaOf(x: number): number {
  const c = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.PI / (Math.sin(Math.PI * x) * gammaOf(1 - x));
  const t = x + 6.5;
  let sum = c[0];
  for (let i = 1; i < 9; i++) sum += c[i] / (x - 1 + i);
  return Math.sqrt(2 * Math.PI) * t ** (x - 0.5) * Math.exp(-t) * sum;
}

/** An LR below this share of the peak is not followed finely. */
const fine = 1e-5;

/**
 * The Multi-Power Law at every update of a run, in time that grows with the number of updates alone, to about 1e-5 of the
 * gain of all falls together.
 *
 * With u_k = lr_k^gamma / C the gain still to come of a fall at k is u_k^beta (u_k + S_k)^-beta, and the power is a sum of
 * exponentials of S_k, whose rates are the same for every k. So each exponential is carried along from update to update.
 */
export function everyLoss([L0, A, alpha, B, C, beta, gamma]: Values, { lr, sum }: Course): Float64Array {
  const peak = lr.reduce((a, b) => Math.max(a, b), 0);
  const { rates, weights } = exponentialsFor(beta, {
    least: (fine * peak) ** gamma / C,
    most: peak ** gamma / C + sum[sum.length - 1],
  });
  const kept = new Float64Array(rates.length);
  const decay = new Float64Array(rates.length);
  const losses = new Float64Array(lr.length);
  let last = Number.NaN;
  let fallen = 0;
  for (let t = 0; t < lr.length; t++) {
    const fall = t === 0 ? 0 : lr[t - 1] - lr[t];
    const u = Math.max(lr[t], fine * peak) ** gamma / C;
    const scale = fall === 0 ? 0 : fall * u ** beta;
    if (lr[t] !== last) for (let j = 0; j < rates.length; j++) decay[j] = Math.exp(-rates[j] * lr[t]);
    last = lr[t];
    let left = 0;
    for (let j = 0; j < rates.length; j++) {
      if (scale !== 0) kept[j] += scale * weights[j] * Math.exp(-rates[j] * u);
      kept[j] *= decay[j];
      left += kept[j];
    }
    fallen += fall;
    losses[t] = L0 + A * sum[t] ** -alpha - B * (fallen - left);
  }
  return losses;
}

/** N of the law of convex optimisation at every update, in the same way. */
export function everyNoise({ lr, sum }: Course): Float64Array {
  const peak = lr.reduce((a, b) => Math.max(a, b), 0);
  const { rates, weights } = exponentialsFor(1, { least: fine * peak, most: sum[sum.length - 1] });
  const kept = new Float64Array(rates.length);
  const decay = new Float64Array(rates.length);
  const noises = new Float64Array(lr.length);
  let last = Number.NaN;
  for (let t = 0; t < lr.length; t++) {
    if (lr[t] !== last) for (let j = 0; j < rates.length; j++) decay[j] = Math.exp(-rates[j] * lr[t]);
    last = lr[t];
    const square = t === 0 ? 0 : lr[t - 1] ** 2;
    let noise = lr[t];
    for (let j = 0; j < rates.length; j++) {
      kept[j] = (kept[j] + square * weights[j]) * decay[j];
      noise += kept[j];
    }
    noises[t] = noise / 2;
  }
  return noises;
}
