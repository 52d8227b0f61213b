/** Digits from which on a decimal number was not rounded for reading: a double has 15 to 17. */
const unrounded = 12;
/** Fewer different values than this do not show to how many digits they were rounded: people type round levels. */
const fewValues = 8;
const fewestDigits = 4;
/** What arithmetic leaves of a value and of the largest one, positions in float32 included, as fastai and JAX have them. */
const ownNoise = 3e-8;
const commonNoise = 1e-7;
/** What float32 arithmetic leaves of the largest value: a few units in the last place. */
const singleNoise = 2.4e-7;

/**
 * How far each value may be from what was computed, by the way in which it was written: half of the last decimal that
 * any value shows, half a unit of the last bit that any value uses (float32, bfloat16), and rounding of the arithmetic.
 */
export function tolerances(values: Float64Array): Float64Array {
  const largest = values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  const single = values.every((v) => Math.fround(v) === v);
  const shown = decimalsOf(values, single);
  const few = new Set(values).size < fewValues && shown.digits < fewestDigits;
  const digits = few ? fewestDigits : shown.digits;
  const last = few ? shown.last - fewestDigits + shown.digits : shown.last;
  const bits = single ? mantissaBits(values) : 53;
  return Float64Array.from(values, (v) => {
    const size = Math.abs(v);
    const noise = single ? singleNoise * largest : ownNoise * size + commonNoise * largest;
    const binary = bits < 24 && digits >= unrounded ? size * 2 ** -(bits + 1) : 0;
    if (digits >= unrounded) return noise + binary;
    const own = size > 0 ? Math.floor(Math.log10(size) + 1e-9) - digits + 1 : last;
    return noise + 0.5 * 10 ** Math.max(own, last);
  });
}

/** The most significant digits that a value has, and the exponent of the last decimal. */
function decimalsOf(
  values: Float64Array,
  single: boolean,
): { readonly digits: number; readonly last: number } {
  let digits = 1;
  let last = Number.POSITIVE_INFINITY;
  for (const v of values) {
    if (v === 0) continue;
    const [mantissa, exponent] = shortest(v, single).split("e");
    const own = mantissa.replace(/[-.]/g, "").length;
    digits = Math.max(digits, own);
    last = Math.min(last, Number(exponent) - own + 1);
    if (digits >= unrounded) break;
  }
  return { digits, last };
}

/** The shortest decimal that reads back as the value, as a double or as a float32. */
function shortest(v: number, single: boolean): string {
  const text = v.toExponential();
  if (!single || text.length < unrounded) return text;
  for (let digits = 1; digits <= 7; digits++) {
    const short = v.toExponential(digits - 1);
    if (Math.fround(Number(short)) === v) return short;
  }
  return text;
}

/** Bits of the mantissa that values of float32 use: 24, or 8 for those that were bfloat16, 11 for float16. */
function mantissaBits(values: Float64Array): number {
  const words = new Uint32Array(Float32Array.from(values).buffer);
  let zeros = 23;
  for (const word of words) {
    const mantissa = word & 0x7fffff;
    if (mantissa !== 0) zeros = Math.min(zeros, 31 - Math.clz32(mantissa & -mantissa));
  }
  return 24 - zeros;
}
