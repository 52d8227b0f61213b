import { greedy, plateau } from "anneal/control";
import type { Control } from "anneal/convert";
import type { Logged } from "anneal/series";

/** A change of the LR that a controller makes. */
export interface Change {
  /** The check that made it, counted from 0, and the step it was logged at. */
  readonly check: number;
  readonly step: number;
  readonly from: number;
  readonly to: number;
}

/** What a controller does over readings that were logged. */
export interface Replay {
  readonly changes: readonly Change[];
  /** The LR at the step of each check, and right after it: a staircase. */
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  /** Stale checks in a row, at most. */
  readonly stale: number;
}

/** Gives a controller every reading of a log, and follows the LR of one parameter group. */
export function replay(
  control: Control,
  { steps, values }: Logged,
  { lr, group }: { readonly lr: number; readonly group: number },
): Replay {
  const run = followed(control, group);
  const [xs, ys]: [number[], number[]] = [[0], [lr]];
  const changes: Change[] = [];
  let stale = 0;
  let before = lr;
  for (let check = 0; check < values.length; check++) {
    const told = run(values[check]);
    const after = lr * told.factor;
    stale = Math.max(stale, told.stale);
    xs.push(steps[check]);
    ys.push(before);
    if (after === before) continue;
    changes.push({ check, step: steps[check], from: before, to: after });
    xs.push(steps[check]);
    ys.push(after);
    before = after;
  }
  return { changes, xs: Float64Array.from(xs), ys: Float64Array.from(ys), stale };
}

interface Told {
  readonly factor: number;
  readonly stale: number;
}

/** A controller that remembers what it was told. */
function followed(control: Control, group: number): (metric: number) => Told {
  if (control.kind === "greedy") {
    const controller = greedy(control.options);
    let state = controller.start;
    return (metric) => {
      state = controller.next(state, metric);
      return { factor: controller.factor(state, 0, group), stale: 0 };
    };
  }
  const controller = plateau(control.options);
  let state = controller.start;
  return (metric) => {
    state = controller.next(state, metric);
    return { factor: controller.factor(state, 0, group), stale: state.stale };
  };
}
