/** A loss in so many digits: `0.0712`, `4.28e9`. */
export function formatLoss(loss: number | null, digits: number): string {
  if (loss === null || !Number.isFinite(loss)) return "none";
  const rounded = Number(loss.toPrecision(digits));
  return Math.abs(rounded) >= 1e6 ? rounded.toExponential().replace("+", "") : String(rounded);
}
