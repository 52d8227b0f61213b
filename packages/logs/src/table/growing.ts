/** Numbers that are added one by one, in a few bytes each. */
export interface Growing {
  readonly push: (value: number) => void;
  readonly size: () => number;
  readonly at: (i: number) => number;
  /** Sets the value at `i`, which must be there. */
  readonly set: (i: number, value: number) => void;
  /** Forgets what stands behind the first `size` numbers. */
  readonly cut: (size: number) => void;
  /** The numbers so far: good until the next `push`. */
  readonly view: () => Float64Array;
}

/** Makes an empty list of numbers: it doubles when it is full. */
export function createGrowing(): Growing {
  let held = new Float64Array(256);
  let size = 0;
  return {
    push: (value) => {
      if (size === held.length) {
        const larger = new Float64Array(2 * size);
        larger.set(held);
        held = larger;
      }
      held[size++] = value;
    },
    size: () => size,
    at: (i) => held[i],
    set: (i, value) => {
      held[i] = value;
    },
    cut: (to) => {
      size = Math.min(size, to);
    },
    view: () => held.subarray(0, size),
  };
}
