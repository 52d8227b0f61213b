/** What stands at a place: a number, nothing, or something else. */
export const found = { number: 0, blank: 1, odd: 2 } as const;

/** Reads numbers out of ASCII. */
export interface PlainNumber {
  /** Reads what begins at `at`; gives where it ends. */
  readonly read: (bytes: Uint8Array, at: number) => number;
  /** What was read last, of {@link found}. */
  readonly kind: () => number;
  readonly value: () => number;
}

const [plus, minus, point, zero, nine, bigE, smallE] = [43, 45, 46, 48, 57, 69, 101];
/** A number of so many digits is exact, and so is ten to so many. */
const [mostDigits, mostPower] = [15, 22];

/**
 * Makes a reader of `-1.5e-3` and the like.
 *
 * A number of at most 15 digits, times or divided by at most 10^22, is one rounding of two exact numbers, so it is the
 * double nearest to what is written; any other is left to `Number`. Source: Clinger 1990, How to read floating point
 * numbers accurately.
 */
export function createPlainNumber(): PlainNumber {
  const powers = Float64Array.from({ length: mostPower + 1 }, (_, power) => 10 ** power);
  // A double in an array is not allocated anew for each number.
  const last = new Float64Array(1);
  let kind: number = found.blank;
  return {
    read: (bytes, start) => {
      let at = start;
      let byte = bytes[at];
      let [mantissa, digits, power, seen] = [0, 0, 0, 0];
      const negative = byte === minus;
      if (negative || byte === plus) byte = bytes[++at];
      for (; byte >= zero && byte <= nine; byte = bytes[++at]) {
        mantissa = 10 * mantissa + byte - zero;
        if (mantissa !== 0) digits++;
        seen++;
      }
      if (byte === point) {
        for (byte = bytes[++at]; byte >= zero && byte <= nine; byte = bytes[++at]) {
          mantissa = 10 * mantissa + byte - zero;
          if (mantissa !== 0) digits++;
          seen++;
          power--;
        }
      }
      if ((byte === smallE || byte === bigE) && seen > 0) {
        byte = bytes[++at];
        const down = byte === minus;
        if (down || byte === plus) byte = bytes[++at];
        let [exponent, written] = [0, 0];
        for (; byte >= zero && byte <= nine; byte = bytes[++at]) {
          exponent = Math.min(10 * exponent + byte - zero, 9999);
          written++;
        }
        if (written === 0) seen = 0;
        power += down ? -exponent : exponent;
      }
      kind = seen > 0 ? found.number : at === start ? found.blank : found.odd;
      if (seen === 0) return at;
      if (digits <= mostDigits && power >= -mostPower && power <= mostPower) {
        const size = power < 0 ? mantissa / powers[-power] : mantissa * powers[power];
        last[0] = negative ? -size : size;
      } else last[0] = Number(String.fromCharCode(...bytes.subarray(start, at)));
      return at;
    },
    kind: () => kind,
    value: () => last[0],
  };
}
