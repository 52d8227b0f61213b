/** Lets several runs take turns: one computes while the others wait. */
export interface Turns {
  /** A run that takes part until it leaves. An aborted `signal` ends its waiting: it then sees to its own end. */
  readonly join: (signal?: AbortSignal) => Turn;
  /** Gives nobody a turn, or goes on. */
  readonly hold: (held: boolean) => void;
}

export interface Turn {
  /** Gives the turn back and waits for the next one, with the updates done so far: the least far goes first. */
  readonly wait: (done: number) => Promise<void>;
  readonly leave: () => void;
}

interface Waiting {
  readonly done: number;
  readonly go: () => void;
}

export function createTurns(): Turns {
  const waiting = new Map<object, Waiting>();
  let busy: object | undefined;
  let isHeld = false;
  const give = (): void => {
    if (busy !== undefined || isHeld) return;
    let next: [object, Waiting] | undefined;
    for (const each of waiting) if (next === undefined || each[1].done < next[1].done) next = each;
    if (next === undefined) return;
    [busy] = next;
    waiting.delete(busy);
    next[1].go();
  };
  const release = (who: object): void => {
    waiting.delete(who);
    if (busy === who) busy = undefined;
  };
  return {
    join: (signal) => {
      const me = {};
      const stopWaiting = (): void => {
        const mine = waiting.get(me);
        waiting.delete(me);
        mine?.go();
      };
      signal?.addEventListener("abort", stopWaiting, { once: true });
      return {
        wait: (done) =>
          new Promise((resolve) => {
            release(me);
            if (signal?.aborted) resolve();
            else waiting.set(me, { done, go: resolve });
            give();
          }),
        leave: () => {
          signal?.removeEventListener("abort", stopWaiting);
          release(me);
          give();
        },
      };
    },
    hold: (held) => {
      isHeld = held;
      give();
    },
  };
}
