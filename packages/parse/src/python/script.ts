import type { Tree } from "@lezer/common";
import { AnnealError, type Problem } from "anneal";
import type { Found, LeftOut, Place, ReadOptions } from "../reading.ts";
import { type Mistake, mistake } from "../text/mistake.ts";
import type { Env } from "./env.ts";
import type { OptimizerRead } from "./optimizer.ts";

/** A text that is read. */
export interface Script {
  readonly env: Env;
  readonly placeAt: (offset: number) => Place;
  readonly options: ReadOptions;
  readonly tree: Tree;
  /** Every optimizer that the text makes. */
  readonly optimizers: readonly OptimizerRead[];
}

/** What may be a scheduler: what became of it, and what is not understood. */
export interface Candidate {
  /** Where it stands in the text. */
  readonly from: number;
  readonly to: number;
  readonly found?: Found;
  readonly wrong: readonly Wrong[];
  readonly leftOut?: readonly LeftOut[];
}

/** A problem and its place. */
export interface Wrong {
  readonly place: Place;
  readonly problem: Problem;
}

/** Mistakes as problems with their places. */
export const wrongOf = (mistakes: readonly Mistake[]): readonly Wrong[] =>
  mistakes.map((each) => ({ place: each.place, problem: mistake(each) }));

/** What is found, or why not, where the reading of it may raise an error. */
export function tried(
  at: { readonly from: number; readonly to: number },
  place: Place,
  run: () => Partial<Candidate>,
): Candidate {
  try {
    return { wrong: [], ...run(), ...at };
  } catch (error) {
    if (!(error instanceof AnnealError)) throw error;
    return { ...at, wrong: error.problems.map((problem) => ({ place, problem })) };
  }
}
