/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A point in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(high, value));
