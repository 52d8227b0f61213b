import { type Controller, restore } from "../../control/index.ts";
import { problem, refuse } from "../../errors/index.ts";
import type { Driven } from "./driven.ts";

/** Where a run stands, as plain JSON: keep it beside the checkpoint. The schedule itself needs nothing else. */
export interface RunState<State = unknown> {
  /** Updates done. */
  readonly step: number;
  /** The state of the controller, where there is one. */
  readonly control?: State;
}

export interface RunOptions<State, Reading> {
  /** Updates done before this run, 0 if left out. `resume` says it too, and more. */
  readonly startStep?: number;
  /** What `state()` gave before, as it is or from JSON. */
  readonly resume?: unknown;
  /** Reacts to what it reads by a factor on the LR: `plateau`, `greedy`, `spikeGuard` and others of `anneal/control`. */
  readonly control?: Controller<State, Reading>;
}

/** A counter of updates beside a schedule, and the controller that multiplies it. */
export interface Run<State, Reading> {
  /** Updates done. */
  readonly step: number;
  /** The LR of the update after those: the schedule times the controller's factor. */
  readonly lr: (group?: number) => number;
  /** One more update is done. */
  readonly advance: () => void;
  /** The controller reads something. */
  readonly read: (reading: Reading) => void;
  /** Whether the controller says to stop. */
  readonly saysStop: () => boolean;
  readonly state: () => RunState<State>;
}

/**
 * Starts a run, anew or where another one ended.
 *
 *   LR of update k, group g = driven.lr(k, g) * control.factor(state, k, g)
 *
 * @throws AnnealError when `startStep` is no step, or `resume` is not a state of such a run.
 */
export function createRun<State, Reading>(
  driven: Driven,
  { startStep, resume, control }: RunOptions<State, Reading>,
): Run<State, Reading> {
  let step = resume === undefined ? checkStep(startStep ?? 0, "startStep") : savedStep(resume);
  let inner = control && (resume === undefined ? control.start : savedControl(control, resume));
  if (!control && (resume as RunState | undefined)?.control !== undefined) {
    refuse([problem("missing", "control", "the controller whose state is in resume", undefined)]);
  }
  const factors: number[] = [];
  return {
    get step() {
      return step;
    },
    lr: (group = driven.base) => {
      if (control) factors[0] = control.factor(inner as State, step, group);
      return driven.lr(step, group, factors);
    },
    advance: () => {
      step++;
    },
    read: (reading) => {
      if (!control) refuse([problem("missing", "control", "a controller, to read this", undefined)]);
      else inner = control.next(inner as State, reading);
    },
    saysStop: () => {
      const advice = (control as { advice?: (state: unknown) => unknown } | undefined)?.advice?.(inner);
      return (advice as { stop?: unknown } | undefined)?.stop === true;
    },
    state: () => (control ? { step, control: inner as State } : { step }),
  };
}

function savedStep(resume: unknown): number {
  if (typeof resume !== "object" || resume === null) {
    refuse([problem("type", "resume", "what state() gave: { step }", resume)]);
  }
  return checkStep((resume as { step?: unknown }).step, "resume.step");
}

function savedControl<State>(control: { readonly start: State }, resume: unknown): State {
  const { control: saved } = resume as RunState;
  if (saved === undefined) {
    refuse([problem("missing", "resume.control", "the state of the controller", undefined)]);
  }
  return restore(control, saved);
}

/** A number of updates done. */
function checkStep(step: unknown, path: string): number {
  if (!Number.isSafeInteger(step) || (step as number) < 0) {
    refuse([problem("range", path, "a whole number of at least 0", step)]);
  }
  return step as number;
}
