import type { Place } from "@anneal/parse";
import type { Spec } from "anneal";
import type { Converted, Note } from "anneal/convert";

/** Why something was not read, in a sentence; where it stands; and the library's own line. */
export interface Refusal {
  readonly says: string;
  readonly line: string;
  readonly place?: Place;
}

/** A fact that the text does not hold and the reading needs. */
export interface Ask {
  readonly what: "name" | "peak" | "ownSteps" | "stepsPerEpoch";
  /** What to call it; of a name, the source that it stands for. */
  readonly label: string;
}

/** One argument of a scheduler, as it was read. */
export interface ReadArgument {
  readonly name: string;
  /** As it was understood. */
  readonly value: string;
  readonly place?: Place;
}

/** A schedule that was read. */
export interface ReadSide {
  readonly state: "read";
  /** `"Python"`, `"DeepSpeed JSON"`, `"JSON spec"`, `"YAML spec"`. */
  readonly format: string;
  /** Its framework by its usual name: `"PyTorch"`. */
  readonly framework: string;
  readonly scheduler: string;
  readonly args: readonly ReadArgument[];
  readonly notes: readonly Note[];
  readonly assumed: readonly string[];
  readonly leftOut: readonly string[];
  /** The LR, one spec for each parameter group. */
  readonly specs: readonly [Spec, ...Spec[]];
  readonly group: number;
  /** What it does beside the LR, where a framework's scheduler was read. */
  readonly converted?: Converted;
  /** Class of the optimizer, where the text says it. */
  readonly optimizer?: string;
  /** Updates that it has by itself, and how that is known. */
  readonly own?: { readonly steps: number; readonly says: string };
  /** What one of its steps is, where that is for the loop around it to say. */
  readonly stepIs?: "update" | "epoch";
  /** What nobody has said yet and its numbers need: until then its steps are epochs, and nothing is written. */
  readonly lacks?: "steps per epoch";
  /** All schedulers of the text, where there are several. */
  readonly choices: readonly string[];
  readonly pick: number;
  readonly asks: readonly Ask[];
}

/** One that reacts to the run: it has no curve. */
export interface ReactingSide extends Omit<ReadSide, "state" | "own"> {
  readonly state: "reacts";
  /** What is wrong with what was typed over its options, by their names; those keep their last valid values. */
  readonly wrongEdits?: { readonly [name: string]: string };
  readonly converted: Converted;
}

export interface RefusedSide {
  readonly state: "refused";
  readonly refusals: readonly [Refusal, ...Refusal[]];
  readonly asks: readonly Ask[];
  /** Without what was refused it can be read. */
  readonly canLeaveOut: boolean;
  /** The scheduler that reacts to the run, where it is one: it has no curve, whatever is answered. */
  readonly reacts?: string;
}

export type Side =
  | { readonly state: "empty" }
  /** A long text, away from the page. */
  | { readonly state: "reading" }
  | ReadSide
  | ReactingSide
  | RefusedSide;
