import type { Found, Place, ReadOptions } from "../reading.ts";
import type { Mistake } from "../text/mistake.ts";
import type { Env } from "./env.ts";
import type { OptimizerRead } from "./optimizer.ts";

/** A text that is read. */
export interface Script {
  readonly env: Env;
  readonly placeAt: (offset: number) => Place;
  readonly options: ReadOptions;
  /** Every optimizer that the text makes. */
  readonly optimizers: readonly OptimizerRead[];
}

/** What may be a scheduler: what became of it, or why it is not understood. */
export interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly found?: Found;
  readonly mistakes: readonly Mistake[];
}
