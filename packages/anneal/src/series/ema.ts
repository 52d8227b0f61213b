/** How a series is smoothed. */
export interface EmaOptions {
  /** Weight of the past, from 0 (no smoothing) to below 1. */
  readonly beta: number;
  /** Begin at the first value instead of correcting the bias: the first value then keeps a weight of `beta ** i`. */
  readonly seeded?: boolean;
}

/** An EMA under way, as plain JSON: the weighted sum, and how many values it holds. */
export interface EmaState {
  readonly sum: number;
  readonly n: number;
}

export const emptyEma: EmaState = { sum: 0, n: 0 };

/** Takes one more value in. */
export const intoEma = ({ sum, n }: EmaState, value: number, { beta, seeded }: EmaOptions): EmaState => ({
  sum: seeded && n === 0 ? value : beta * sum + (1 - beta) * value,
  n: n + 1,
});

/** The level of an EMA that holds at least one value. */
export const levelOf = ({ sum, n }: EmaState, { beta, seeded }: EmaOptions): number =>
  seeded ? sum : sum / (1 - beta ** n);

/**
 * Exponential moving average over the past, bias-corrected unless it is `seeded`.
 *
 *   corrected: e_i = sum_j beta ** (i - j) x_j / sum_j beta ** (i - j),   j = 0..i
 *   seeded:    e_0 = x_0,   e_i = beta e_{i-1} + (1 - beta) x_i
 *
 * It lags: at the end of a straight line, by beta / (1 - beta) points. A value that is not finite stays for ever.
 * @example ema([1, 2, 4], { beta: 0.5 }); // [1, 5 / 3, 3]
 */
export function ema(values: ArrayLike<number>, options: EmaOptions): Float64Array {
  let state = emptyEma;
  return Float64Array.from(values, (value) => {
    state = intoEma(state, value, options);
    return levelOf(state, options);
  });
}

/**
 * The same average over both sides: no lag inside, because the weights are symmetric.
 *
 *   e_i = sum_j beta ** |i - j| x_j / sum_j beta ** |i - j|,   j = 0..n-1
 *
 * @example emaBothSides([1, 2, 4], 0.5); // [12 / 7, 9 / 4, 21 / 7]
 */
export function emaBothSides(values: ArrayLike<number>, beta: number): Float64Array {
  const n = values.length;
  const found = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0, sum = 0, weight = 0; i < n; i++) {
    found[i] = sum = beta * sum + values[i];
    weights[i] = weight = beta * weight + 1;
  }
  for (let i = n - 1, sum = 0, weight = 0; i >= 0; i--) {
    found[i] = (found[i] + beta * sum) / (weights[i] + beta * weight);
    sum = beta * sum + values[i];
    weight = beta * weight + 1;
  }
  return found;
}
