/** A loss as tables have it: `0.078`, `12.40`, `4.0e4`, `3.2e-5`; a difference of two may be below 0: `−0.024`. */
export function lossText(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const text = sizeText(Math.abs(value));
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

function sizeText(size: number): string {
  if (!Number.isFinite(size)) return "∞";
  if (size !== 0 && (size < 1e-3 || size >= 1e4)) return size.toExponential(1).replace("e+", "e");
  return size.toFixed(size < 10 ? 3 : size < 100 ? 2 : 0);
}
