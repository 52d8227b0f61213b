/** States that can be undone: a plain value. */
export interface History<State> {
  readonly past: readonly State[];
  readonly present: State;
  readonly future: readonly State[];
}

const kept = 200;

export const begin = <State>(present: State): History<State> => ({ past: [], present, future: [] });

/** Makes `next` the present, and what was it an undo step. Nothing happens when they are the same. */
export function record<State>(history: History<State>, next: State): History<State> {
  if (next === history.present) return history;
  return { past: [...history.past, history.present].slice(-kept), present: next, future: [] };
}

export function undo<State>({ past, present, future }: History<State>): History<State> {
  const last = past.at(-1);
  return last === undefined
    ? { past, present, future }
    : { past: past.slice(0, -1), present: last, future: [present, ...future] };
}

export function redo<State>({ past, present, future }: History<State>): History<State> {
  const [next, ...rest] = future;
  return next === undefined
    ? { past, present, future }
    : { past: [...past, present], present: next, future: rest };
}
