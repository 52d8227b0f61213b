import { type Signal, signal } from "@preact/signals";
import type { Edits } from "./control/fields.ts";

/** What stands in one of the two boxes, and what was answered to questions about it. */
export interface Pasted {
  readonly text: string;
  /** Numbers for what the text leaves open, as they were typed: `{ "len(loader)": "500" }`. */
  readonly names: { readonly [name: string]: string };
  /** LR of the optimizer, updates of the run and of an epoch, where the text does not say them, as typed. */
  readonly peak: string;
  readonly ownSteps: string;
  readonly stepsPerEpoch: string;
  /** Which of several schedulers, and which of its parameter groups. */
  readonly pick: number;
  readonly group: number;
  /** Its loop steps it once an epoch. */
  readonly perEpoch: boolean;
  /** What was typed over the options of a controller, and the log that it is played against. */
  readonly edits: Edits;
  /** What was last valid of each of them. */
  readonly keptEdits: Edits;
  readonly playedOn: string | undefined;
  /** Leave out what is not understood. */
  readonly partial: boolean;
}

export type Letter = "a" | "b";
export type Shown = "lr" | "difference" | "ratio";

/** All that was typed and chosen in Translate. It stays when another view is opened. */
export interface TranslateState {
  readonly a: Signal<Pasted>;
  readonly b: Signal<Pasted>;
  /** Updates over which both are held, as typed; nothing: as long as they are by themselves. */
  readonly steps: Signal<string>;
  /** The boxes whose text has stood there since those were typed. */
  readonly stepsFor: Signal<readonly Letter[]>;
  readonly show: Signal<Shown>;
  /** Which of the two is written, as what, and how. */
  readonly write: Signal<Letter>;
  readonly target: Signal<string>;
  readonly format: Signal<string | undefined>;
}

export const emptyBox: Pasted = {
  text: "",
  names: {},
  peak: "",
  ownSteps: "",
  stepsPerEpoch: "",
  pick: 0,
  group: 0,
  perEpoch: false,
  edits: {},
  keptEdits: {},
  playedOn: undefined,
  partial: false,
};

export const createTranslate = (): TranslateState => ({
  a: signal(emptyBox),
  b: signal(emptyBox),
  steps: signal(""),
  stepsFor: signal([]),
  show: signal("lr"),
  write: signal("a"),
  target: signal("optax"),
  format: signal(undefined),
});
