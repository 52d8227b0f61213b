/** Which seeds run side by side. A heat begins when all runs of the one before are over. */
export interface Heats {
  /** A run begins. Gives the heat of its seed; the first is 0. */
  readonly join: (seed: number) => number;
  /** A run is over. */
  readonly leave: () => void;
}

export function createHeats(): Heats {
  const heats = new Map<number, number>();
  let running = 0;
  let last = -1;
  return {
    join: (seed) => {
      const known = heats.get(seed);
      if (known === undefined && running === 0) last++;
      running++;
      const heat = known ?? last;
      heats.set(seed, heat);
      return heat;
    },
    leave: () => {
      running--;
    },
  };
}
