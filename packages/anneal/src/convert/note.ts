/** What kind of difference a note names. */
export type NoteCode =
  | "starts-at-zero" // the first update has no effect
  | "starts-low" // the first update does not have the LR of the optimizer
  | "late" // one update later than elsewhere
  | "early" // one update earlier than elsewhere
  | "rises-again" // climbs after its end
  | "extrapolates" // goes beyond its last value for an update
  | "never-reaches" // stops short of its last value
  | "jumps" // changes abruptly where others are smooth
  | "holds" // what it does after its end
  | "relative-floor" // the floor is a ratio, not an LR
  | "absolute" // levels are LRs, whatever the optimizer was given
  | "unit" // what one step is
  | "total" // what is part of the total length, and what is not
  | "processes" // the length is multiplied by the number of processes
  | "ignored" // an argument that has no effect
  | "default" // a default that differs elsewhere
  | "version" // other releases give other numbers
  | "stops" // the framework raises an error here
  | "left-out" // an export does not carry it
  | "controller" // depends on the run
  | "precision" // the framework's own rounding shows
  | "table"; // written as a table, because no formula holds

/** A difference of meaning that the user should know, and the first update where it shows. */
export interface Note {
  readonly code: NoteCode;
  readonly step?: number;
  readonly text: string;
}

/** A note; `step` is left out where the difference shows everywhere. */
export const note = (code: NoteCode, text: string, step?: number): Note =>
  step === undefined ? { code, text } : { code, step, text };
