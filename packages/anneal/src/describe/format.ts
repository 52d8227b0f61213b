/** The real minus sign, for prose and axes. Inside `1e-3` it stays a hyphen, so that it pastes. */
const minus = "−";

const signed = (value: number, text: string): string => (value < 0 ? minus + text : text);

/** Values that have no digits. */
function odd(value: number): string | undefined {
  if (Number.isNaN(value)) return "not a number";
  if (Math.abs(value) === Number.POSITIVE_INFINITY) return signed(value, "∞");
  return value === 0 ? "0" : undefined;
}

/** Thousands set apart. */
const grouped = (digits: string): string => digits.replace(/\B(?<!\..*)(?=(?:\d{3})+$)/g, ",");

/** `1.20e+3` as `1.20e3`. */
const plain = (scientific: string): string => scientific.replace("e+", "e");

/**
 * A learning rate for people: at most 3 significant digits, scientific below 0.01 and from a million on.
 *
 * @example formatLr(0.0003); // "3e-4"
 * @example formatLr(0.0000123456); // "1.23e-5"
 * @example formatLr(0.045); // "0.045"
 * @example formatLr(0); // "0"
 */
export const formatLr = (value: number): string => withDigits(value, 3);

/**
 * A learning rate with exactly 3 significant digits, for columns and read-outs, so that nothing shimmers.
 *
 * @example formatLrFixed(0.001); // "1.00e-3"
 * @example formatLrFixed(0.0450001); // "0.0450"
 */
export function formatLrFixed(value: number): string {
  const size = Math.abs(value);
  const rounded = Number(size.toPrecision(3));
  if (rounded >= 1000 && rounded < 1e6) return signed(value, grouped(String(rounded)));
  if (rounded >= 0.01 && rounded < 1000) return signed(value, size.toPrecision(3));
  return odd(value) ?? signed(value, plain(size.toExponential(2)));
}

/**
 * Two learning rates with as many digits as tell them apart, 3 to 17.
 *
 * @example formatLrs(1, 0.99969); // ["1", "0.9997"]
 * @example formatLrs(1e-3, 9.99997e-4); // ["1e-3", "9.99997e-4"]
 */
export function formatLrs(a: number, b: number): readonly [string, string] {
  for (let digits = 3; digits <= 17; digits++) {
    const [one, other] = [withDigits(a, digits), withDigits(b, digits)];
    if (one !== other || a === b) return [one, other];
  }
  return [formatLr(a), formatLr(b)];
}

function withDigits(value: number, digits: number): string {
  const size = Math.abs(value);
  const rounded = Number(size.toPrecision(digits));
  if (rounded >= 0.01 && rounded < 1e6) return signed(value, grouped(String(rounded)));
  return odd(value) ?? signed(value, plain(size.toExponential(digits - 1)).replace(/\.?0+e/, "e"));
}

/**
 * A number of steps, thousands set apart; at most 2 decimals.
 *
 * @example formatSteps(25_000); // "25,000"
 * @example formatSteps(937.5); // "937.5"
 */
export function formatSteps(steps: number): string {
  const size = Math.abs(steps);
  const special = odd(steps);
  if (special !== undefined || size >= 1e21) return special ?? signed(steps, plain(size.toExponential(2)));
  const [whole, fraction] = String(Math.round(size * 100) / 100).split(".");
  return signed(steps, fraction === undefined ? grouped(whole) : `${grouped(whole)}.${fraction}`);
}

const thousands = ["", "k", "M", "B", "T", "P"];

/**
 * A number of steps, samples or tokens in little room: at most 3 digits and a letter.
 *
 * @example shortSteps(2500); // "2.5k"
 * @example shortSteps(1_200_000); // "1.2M"
 * @example shortSteps(2.56e9); // "2.56B"
 */
export function shortSteps(steps: number): string {
  const special = odd(steps);
  if (special !== undefined) return special;
  let size = Number(Math.abs(steps).toPrecision(3));
  let letter = 0;
  while (size >= 1000 && letter < thousands.length - 1) {
    size = Number((size / 1000).toPrecision(3));
    letter++;
  }
  return signed(steps, (size >= 1e6 ? plain(size.toExponential(2)) : String(size)) + thousands[letter]);
}

/**
 * A share as a percentage: one decimal at most, two digits below 1%.
 *
 * @example formatShare(0.8); // "80%"
 * @example formatShare(1 / 3); // "33.3%"
 * @example formatShare(0.00125); // "0.13%"
 */
export function formatShare(share: number): string {
  const percent = Math.abs(share) * 100;
  const text =
    odd(share) ??
    signed(share, String(percent < 1 ? Number(percent.toPrecision(2)) : Math.round(percent * 10) / 10));
  return `${text}%`;
}
