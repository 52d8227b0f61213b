import type { Runner, RunRequest, RunResult } from "./runner.ts";

/** Where finished runs are kept, under their requests. */
export interface RunStore {
  readonly get: (request: RunRequest) => RunResult | undefined;
  /** Keeps a result for good. @throws what is wrong with the disk. */
  readonly put: (request: RunRequest, result: RunResult) => void;
}

/**
 * A runner that never does a run twice: a request that the store knows is answered from it, and what is done is kept
 * there. So a search that was ended, and asks for the same runs again, goes on where it was. Closes only the runner.
 */
export function keepRunsIn(store: RunStore, runner: Runner): Runner {
  return {
    width: runner.width,
    run: async (request, watch) => {
      const known = store.get(request);
      if (known !== undefined) return known;
      const result = await runner.run(request, watch);
      store.put(request, result);
      return result;
    },
    ...(runner.hold && { hold: runner.hold }),
    close: runner.close,
  };
}
