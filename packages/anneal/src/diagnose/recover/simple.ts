/** What a number costs that nobody would have typed. */
const odd = 30;
const perDigit = 3.3;

/** Significant decimal digits of a number, without zeros at its ends; 17 of one that has no short decimal. */
export function digitsOf(x: number): number {
  if (x === 0) return 0;
  for (let digits = 1; digits <= 7; digits++) {
    if (Math.abs(Number(x.toPrecision(digits)) - x) <= 1e-9 * Math.abs(x)) return digits;
  }
  return 17;
}

/** About how many bits it takes to write a level: fewer for round ones, fewest for 0. */
export const levelBits = (x: number): number => (x === 0 ? 1 : Math.min(odd, 2 + perDigit * digitsOf(x)));

/** About how many bits it takes to write a level that may also be a round share of another. */
export const shareBits = (x: number, of: number): number =>
  Math.min(levelBits(x), of === 0 ? odd : 1 + levelBits(x / of));

/** About how many bits it takes to write a length or a place in steps. */
export const stepBits = (t: number): number => (Number.isInteger(t) ? levelBits(t) : odd + 3);

/** Numbers near `x` with 1, 2 ... significant digits, each once, the roundest first. */
export function rounder(x: number, most = 6): readonly number[] {
  const found: number[] = [];
  for (let digits = 1; digits <= most; digits++) {
    const near = Number(x.toPrecision(digits));
    if (!found.includes(near)) found.push(near);
  }
  return found;
}

/** The whole number in `(low, high]` with the fewest digits, the nearest to the middle of those; `high` if there is none. */
export function roundestStep(low: number, high: number): number {
  const last = Math.floor(high);
  if (last <= low || !Number.isFinite(high)) return high;
  for (let size = 10 ** Math.ceil(Math.log10(Math.max(1, high)) + 1); size >= 1; size /= 10) {
    for (const unit of size > 1 ? [size, size / 2] : [1]) {
      if (!Number.isInteger(unit)) continue;
      const first = (Math.floor(low / unit) + 1) * unit;
      if (first > last) continue;
      const middle = Math.round((low + high) / 2 / unit) * unit;
      return middle > low && middle <= last ? middle : first;
    }
  }
  return last;
}
