import { type StopState, stopRule } from "anneal/range-test";
import type { RunRequest } from "../runners/runner.ts";

/** The stop rule of a run, if it has one. */
export interface Stop {
  /** Takes the loss of an update; tells whether the run ends after it. */
  readonly see: (loss: number) => boolean;
  readonly stopped: () => boolean;
  /** Why, in words. */
  readonly reason: () => string;
  readonly save: () => StopState | undefined;
}

/** Makes the stop rule that a request names, at its start or in a saved state. */
export function createStop(asked: RunRequest["stopRule"], saved?: StopState): Stop {
  if (asked === undefined) {
    return { see: () => false, stopped: () => false, reason: () => "", save: () => undefined };
  }
  const rule = stopRule({ factor: asked.factor });
  let state = saved ?? rule.start;
  const stopped = (): boolean => rule.advice(state).stop;
  return {
    see: (loss) => {
      state = rule.next(state, loss);
      return stopped();
    },
    stopped,
    reason: () => rule.advice(state).reason,
    save: () => state,
  };
}
