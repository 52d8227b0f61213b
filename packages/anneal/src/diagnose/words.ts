/** A learning rate as the rest of anneal writes it: at most three digits, scientific below 0.01. */
export function inLr(value: number): string {
  const rounded = Number(value.toPrecision(3));
  if (rounded === 0) return "0";
  const text = Math.abs(rounded) >= 0.01 ? String(Math.abs(rounded)) : Math.abs(rounded).toExponential();
  return (rounded < 0 ? "−" : "") + text.replace("e+", "e");
}

/** A number of steps, thousands set apart. */
export const inSteps = (count: number): string =>
  String(Math.round(count)).replace(/\B(?=(?:\d{3})+$)/g, ",");

/** A share as a percentage of at most three digits. */
export const inShare = (share: number): string =>
  `${Number((100 * share).toPrecision(Math.abs(share) < 0.1 ? 2 : 3))}%`;

/** A loss, to as many digits as three of its noise. */
export const inLoss = (loss: number): string =>
  Number.isFinite(loss) ? String(Number(loss.toPrecision(4))) : String(loss);
