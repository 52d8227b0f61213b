/** A loss as tables have it: `0.078`, `12.4`, `4.0e4`, `3.2e-5`. */
export function lossText(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return "∞";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e4)) return value.toExponential(1).replace("e+", "e");
  return value.toFixed(size < 10 ? 3 : size < 100 ? 2 : 0);
}
