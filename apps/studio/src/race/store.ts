import type { RunResult, RunStore } from "@anneal/lab";
import { type Signal, signal } from "@preact/signals";
import type { OwnData } from "./own-data.ts";
import type { RaceNow } from "./record.ts";
import { type RaceSetup, usualSetup } from "./setup.ts";

/** A race that can be held, let go on, and stopped. */
export interface Reins {
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
}

/** The race of the page: how it is set up, and how it stands. It goes on while other views are open. */
export interface RaceStore {
  readonly setup: Signal<RaceSetup>;
  /** The user's own data. */
  readonly own: Signal<OwnData | undefined>;
  /** The race under way or the last one, four times a second at the most. */
  readonly now: Signal<RaceNow | undefined>;
  /** The same for its loss curves, which follow a turn later. */
  readonly curves: Signal<RaceNow | undefined>;
  readonly reins: Signal<Reins | undefined>;
  /** Finished runs of the data that were raced on last: a race that is run again with more seeds keeps what it had. */
  readonly kept: { of: string; readonly runs: Map<string, RunResult> };
}

export const createRaceStore = (): RaceStore => ({
  setup: signal(usualSetup),
  own: signal(undefined),
  now: signal(undefined),
  curves: signal(undefined),
  reins: signal(undefined),
  kept: { of: "", runs: new Map() },
});

/** More runs than this are more than a page should hold. */
const mostKept = 4000;

/** What was run of these data: `of` names them, with all that a request does not say. */
export function keptRuns(store: RaceStore, of: string, keyOf: (request: unknown) => string): RunStore {
  const { kept } = store;
  if (kept.of !== of || kept.runs.size > mostKept) kept.runs.clear();
  kept.of = of;
  return {
    get: (request) => kept.runs.get(keyOf(request)),
    put: (request, result) => void kept.runs.set(keyOf(request), result),
  };
}
