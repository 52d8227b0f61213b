import type { Course } from "../runs/course.ts";

/** One parameter of a law. */
export interface Parameter {
  readonly name: string;
  readonly says: string;
  /** With losses in their own unit and LR in its own: `"loss"`, `"1"`, `"loss / LR"`. */
  readonly unit: string;
  /** Only values above 0 mean something. */
  readonly positive?: true;
  /** The loss is linear in it. */
  readonly linear?: true;
  /** For an exponent, about what it is: its middle and, for a positive one in natural logarithms, its spread. */
  readonly known?: { readonly middle: number; readonly spread: number };
  /** Values to start a search from, in units in which the longest run has a sum of LRs of 1. */
  readonly starts?: readonly number[];
}

/** The parameters of a law, in its order. */
export type Values = readonly number[] | Float64Array;

/** A law made ready for one schedule and the steps at which the loss is asked: what holds no parameter is done. */
export interface Prepared {
  readonly points: number;
  /**
   * Writes the loss at every point into `loss` and, if given, its derivatives into `jacobian`: row i, column j is the
   * derivative of the loss at point i by parameter j.
   */
  readonly evaluate: (parameters: Values, loss: Float64Array, jacobian?: Float64Array) => void;
}

export interface PrepareOptions {
  /** Sum every term instead of nodes that stand in for many. Slow where many steps are asked; the reference. */
  readonly exact?: boolean;
  /** Greatest error of one block of the fast sums, as a share of what the law sums. Default 1e-9. */
  readonly tolerance?: number;
  /** The LR in which powers of the LR are measured: `(lr / unit) ** -gamma`. Default 1. */
  readonly unit?: number;
}

/** The unit of LR that a fit works in, in the user's LR. */
export interface Scale {
  /** Sum of LRs that counts as 1. */
  readonly sum: number;
  /** LR whose powers count as 1. */
  readonly unit: number;
}

/** The names of the laws. */
export type LawName = "mpl" | "convex4" | "tissue" | "level" | "steps";

/** A law of how the loss follows from the learning rate. */
export interface Law {
  readonly name: LawName;
  readonly parameters: readonly Parameter[];
  /** Which runs it needs, in a few words. */
  readonly needs: string;
  /** `steps` ascending, each an update of the course. */
  readonly prepare: (course: Course, steps: ArrayLike<number>, options?: PrepareOptions) => Prepared;
  /** Parameters as they are with the LR in its own unit, from those with the LR divided by `scale.sum`. */
  readonly rescale: (values: Values, scale: Scale) => Float64Array;
}

/** The power law in the sum of LRs that every law but one begins with. */
export const powerLaw: readonly [Parameter, Parameter, Parameter] = [
  { name: "L0", says: "loss that no training removes", unit: "loss", linear: true },
  { name: "A", says: "size of the power law", unit: "loss LR^alpha", linear: true, positive: true },
  {
    name: "alpha",
    says: "its exponent",
    unit: "1",
    positive: true,
    known: { middle: 0.5, spread: 0.5 },
    starts: [0.25, 0.5, 0.9],
  },
];
