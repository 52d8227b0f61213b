/** Lets at most so many things go on at the same time; the others wait their turn, first come, first served. */
export interface Slots {
  /** Waits for a free slot and does the work in it. An aborted `signal` ends the waiting with its reason. */
  readonly use: <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T>;
}

export function createSlots(width: number): Slots {
  let free = width;
  const waiting = new Set<() => void>();
  const enter = (signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (free > 0) {
        free -= 1;
        return resolve();
      }
      const onAbort = (): void => {
        waiting.delete(go);
        reject(signal?.reason);
      };
      const go = (): void => {
        signal?.removeEventListener("abort", onAbort);
        resolve();
      };
      waiting.add(go);
      signal?.addEventListener("abort", onAbort, { once: true });
    });
  const leave = (): void => {
    const [next] = waiting;
    if (next === undefined) free += 1;
    else {
      waiting.delete(next);
      next();
    }
  };
  return {
    use: async (work, signal) => {
      // Many may wait on one signal; each listens to one of its own, since a long list of listeners counts as a leak.
      await enter(signal && AbortSignal.any([signal]));
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
