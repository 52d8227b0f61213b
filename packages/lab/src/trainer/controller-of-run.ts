import { type PlateauOptions, plateau, restore } from "anneal/control";
import type { RunRequest } from "../runners/runner.ts";

/** The controller of a run, if it has one: it sees each validation loss and gives a factor on every LR. */
export interface ControllerOfRun {
  /** What each LR is multiplied by; the same list until a reading changes it. */
  readonly factors: () => readonly number[];
  /** Takes a validation loss; says so when the factor changes. */
  readonly see: (loss: number) => string | undefined;
  /** Its state, plain JSON. */
  readonly save: () => unknown;
}

/**
 * Makes the controller that a request names, at its start or in a saved state.
 *
 * @throws AnnealError when its options or the state are not those of it.
 */
export function createControllerOfRun(asked: RunRequest["controller"], saved?: unknown): ControllerOfRun {
  if (asked === undefined) return { factors: () => none, see: () => undefined, save: () => undefined };
  const controller = plateau(asked.options as PlateauOptions | undefined);
  let state = saved === undefined ? controller.start : restore(controller, saved);
  let factors: readonly number[] = [controller.factor(state, 0)];
  return {
    factors: () => factors,
    see: (loss) => {
      state = controller.next(state, loss);
      const [before, after] = [factors[0], controller.factor(state, 0)];
      if (after === before) return undefined;
      factors = [after];
      return `the LR is multiplied by ${after}`;
    },
    save: () => state,
  };
}

const none: readonly number[] = [];
