import type { Spec } from "../../schedules/index.ts";
import type { Note } from "../note.ts";

/** The window of a scheduler, in its own steps. */
export interface Window {
  readonly begin: number;
  /** 1e9, MMEngine's own infinity, where none is given. */
  readonly end: number;
}

/** MMEngine's own infinity. */
export const endless = 1e9;

/** A scheduler of MMEngine within its window: local time 0 is its first step. */
export interface WindowCurve {
  readonly window: Window;
  /** The LR after entering with `lr` in force, for a group with base LR `base`. */
  readonly of: (lr: number, base: number) => Spec;
  /** The recursion: the LR of local step t after `lr`. */
  readonly next: (lr: number, t: number, base: number) => number;
  /** Whether it only multiplies the LR in force throughout its window. */
  readonly multiplies: boolean;
  /** The local step at which it raises an error, within its window. */
  readonly stops?: number;
  readonly notes: readonly Note[];
  /** Whether its own step 0 leaves the LR in force: then it may share that step with what comes before. */
  readonly enters?: boolean;
  /** Whether its value stays one step short of its end. */
  readonly freezes: boolean;
  /** Steps in an update: more than 1 where epochs are stepped and updates are meant. */
  readonly every: number;
}

/** The last local step that is computed. */
export const lastStep = ({ begin, end }: Window): number => end - begin - 1;
