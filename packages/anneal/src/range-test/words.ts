/** A number for people: at most 3 significant digits, scientific below 0.01 and from 10,000 on. */
export function short(value: number, digits = 3): string {
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  if (rounded === 0 || (size >= 0.01 && size < 10_000) || !Number.isFinite(rounded)) return String(rounded);
  return value.toExponential(digits - 1).replace(/\.?0*e\+?/, "e");
}
