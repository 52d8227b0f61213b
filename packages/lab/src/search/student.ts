/**
 * The two-sided point of Student's t: P(|t| > x) = `outside`, with `freedom` degrees of freedom, to 1e-6.
 *
 *   P(|t| <= x) = 2 * integral from 0 to x of c * (1 + u^2 / freedom)^(-(freedom + 1) / 2)
 *
 * By Simpson's rule and bisection, over u = sqrt(freedom) * tan(a), where the integrand is cos(a)^(freedom - 1).
 */
export function studentPoint(freedom: number, outside: number): number {
  const wanted = (1 - outside) * areaTo(Math.PI / 2, freedom);
  let [low, high] = [0, Math.PI / 2];
  for (let k = 0; k < 50; k++) {
    const middle = (low + high) / 2;
    if (areaTo(middle, freedom) < wanted) low = middle;
    else high = middle;
  }
  return Math.sqrt(freedom) * Math.tan((low + high) / 2);
}

/** The integral of cos(a)^(freedom - 1) from 0, by Simpson's rule. */
function areaTo(end: number, freedom: number): number {
  const pieces = 400;
  const width = end / pieces;
  let sum = 0;
  for (let k = 0; k <= pieces; k++) {
    const weight = k === 0 || k === pieces ? 1 : k % 2 === 1 ? 4 : 2;
    sum += weight * Math.cos(k * width) ** (freedom - 1);
  }
  return (sum * width) / 3;
}

/**
 * P(Z < z) of the standard normal distribution, to 1e-7.
 *
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.17.
 */
export function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const series =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = 0.3989422804014327 * Math.exp((-z * z) / 2) * series;
  return z < 0 ? tail : 1 - tail;
}
