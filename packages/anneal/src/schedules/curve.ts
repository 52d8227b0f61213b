/**
 * A compiled schedule: a pure function of the step. Nothing in it changes; any step may be asked for, in any order.
 * `fill` and `sample` compute many steps at once, `partsOf` and `eventsOf` say what it consists of.
 */
export interface Curve extends Drawn {
  /** The kind that it was compiled from. */
  readonly kind: string;
  /** Where its spec stands: `sequence.of[1]`. */
  readonly path: string;
}

/** What a kind returns: `span` and `at`; the rest only where it can say more. */
export interface Drawn {
  /** Length in steps: a real number, Infinity for an endless schedule. After it the last value holds, unless told to continue. */
  readonly span: number;
  /** The learning rate at any real step >= 0; the k-th update (counted from 0) uses `at(k)`. Never throws. Works unbound. */
  readonly at: (step: number) => number;
  /** It consists of these pieces, in order. */
  readonly pieces?: readonly Piece[];
  /** It has the course of this curve, at other levels. */
  readonly like?: Curve;
  /** It repeats: the start of cycle i, how many cycles there are, and the kind of one. */
  readonly cycles?: { readonly start: (i: number) => number; readonly times: number; readonly of: string };
  /** It is a plain ramp over the whole span, of this shape. */
  readonly ramp?: PlainRamp;
}

/** From `start` to `end` the value at t is `curve.at(t - start + skip)`. */
export interface Piece {
  readonly curve: Curve;
  readonly start: number;
  readonly end: number;
  readonly skip: number;
}

/** A ramp whose progress is `t / span` and that holds `to` after its end. */
export interface PlainRamp {
  readonly shape: "linear" | "cosine";
  readonly from: number;
  readonly to: number;
}

/** The same value at every step. */
export const flat = (value: number, span: number): Drawn => ({ span, at: () => value });

/** Keeps a value that grew past the largest number finite. */
export const finite = (value: number): number =>
  value > Number.MAX_VALUE ? Number.MAX_VALUE : value < -Number.MAX_VALUE ? -Number.MAX_VALUE : value;
