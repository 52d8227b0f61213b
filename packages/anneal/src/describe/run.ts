/** A stretch in which a curve goes one way, `[start, end)`. */
export interface Run {
  readonly course: "up" | "down" | "flat" | "cycles";
  readonly start: number;
  readonly end: number;
  /** The value at its start, and just before its end. */
  readonly from: number;
  readonly to: number;
  /** Goes there in zigzags, as noise does. */
  readonly noisy?: true;
  /** Cycles of a run that goes up and down evenly. */
  readonly times?: number;
}
