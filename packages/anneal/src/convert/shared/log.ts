/** A sum of two doubles, of about 106 bits. */
type Pair = readonly [high: number, low: number];

const ln2: Pair = [Math.LN2, 2.3190468138462996e-17];

/**
 * The natural logarithm, correctly rounded.
 *
 * Frameworks find the cycle of a restart by the floor of a quotient of logarithms, so its last bit decides which cycle
 * rules at a restart. `Math.log` of V8 is one bit off for a twentieth of its arguments; Python's is almost never.
 *
 *   y = log(x) + (x - exp(y)) / exp(y),   the exponential in double-double
 *
 * @example preciseLog(243) / preciseLog(3); // 4.999999999999999
 */
export function preciseLog(x: number): number {
  const y = Math.log(x);
  if (!(x > 0 && x < 1e300) || y === 0) return y;
  const e = exp(y);
  return y + (x - e[0] - e[1]) / e[0];
}

/** Python's `math.log(x, base)`. */
export const logTo = (x: number, base: number): number => preciseLog(x) / preciseLog(base);

/** exp(y): y = k ln 2 + 512 r, exp(r) by its series, squared nine times. */
function exp(y: number): Pair {
  const k = Math.round(y / ln2[0]);
  const reduced = add([y, 0], times(ln2, [-k, 0]));
  const r: Pair = [reduced[0] / 512, reduced[1] / 512];
  let sum: Pair = [1, 0];
  for (let n = 12; n >= 1; n--) sum = add([1, 0], divided(times(r, sum), n));
  for (let i = 0; i < 9; i++) sum = times(sum, sum);
  return [sum[0] * 2 ** k, sum[1] * 2 ** k];
}

function twoSum(a: number, b: number): Pair {
  const s = a + b;
  const bb = s - a;
  return [s, a - (s - bb) + (b - bb)];
}

function twoProduct(a: number, b: number): Pair {
  const [ah, al] = halves(a);
  const [bh, bl] = halves(b);
  const p = a * b;
  return [p, ah * bh - p + ah * bl + al * bh + al * bl];
}

function halves(a: number): Pair {
  const c = 134217729 * a;
  const high = c - (c - a);
  return [high, a - high];
}

function add(a: Pair, b: Pair): Pair {
  const [s, e] = twoSum(a[0], b[0]);
  return twoSum(s, e + a[1] + b[1]);
}

function times(a: Pair, b: Pair): Pair {
  const [p, e] = twoProduct(a[0], b[0]);
  return twoSum(p, e + a[0] * b[1] + a[1] * b[0]);
}

function divided(a: Pair, n: number): Pair {
  const q = a[0] / n;
  const [p, e] = twoProduct(q, n);
  return twoSum(q, (a[0] - p - e + a[1]) / n);
}
