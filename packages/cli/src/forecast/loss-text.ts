/** A loss for people: four decimals. */
export const lossText = (loss: number): string => (Number.isFinite(loss) ? loss.toFixed(4) : String(loss));

/** A difference of losses, with its sign. */
export const offText = (off: number): string => `${off < 0 ? "−" : "+"}${Math.abs(off).toFixed(4)}`;
