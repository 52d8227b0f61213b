import { breathe } from "./breathe.ts";

/** Called at every point where a run may pause; it does so when the last pause is long enough ago. */
export interface Pace {
  /** Whether it is time for {@link Pace.rest}. */
  readonly due: () => boolean;
  /** Gives the event loop a turn. @throws the signal's reason when the run is to end. */
  readonly rest: () => Promise<void>;
  /** Milliseconds that others had while it was not this run's turn. */
  readonly away: () => number;
}

export interface PaceOptions {
  readonly now: () => number;
  readonly signal?: AbortSignal;
  /** Milliseconds of work between two rests. Default 100: a rest costs about one. */
  readonly every?: number;
  /** Called before each rest. */
  readonly before?: () => void;
  /** Awaited in each rest: the run goes on when it is over. */
  readonly turn?: () => Promise<void>;
}

/** A pace by the clock that it is given, in milliseconds. */
export function createPace({ now, signal, every = 100, before, turn }: PaceOptions): Pace {
  let last = now();
  let away = 0;
  return {
    due: () => now() - last >= every,
    rest: async () => {
      before?.();
      const left = now();
      await breathe();
      await turn?.();
      last = now();
      if (turn !== undefined) away += last - left;
      signal?.throwIfAborted();
    },
    away: () => away,
  };
}
