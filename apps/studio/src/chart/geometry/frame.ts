import { type Box, clamp } from "./box.ts";

/** The values that an axis shows; on a logarithmic one with a zero, the label of its rail. */
export interface Limits {
  readonly scale: "linear" | "log";
  readonly low: number;
  readonly high: number;
  readonly rail?: string | undefined;
}

/** From steps and values to pixels of the chart, and back. */
export interface Frame {
  readonly plot: Box;
  /** Bottom of the part of the plot that has values: above the rail for zero. */
  readonly floor: number;
  /** Where zero lies on its rail; the floor where there is none. */
  readonly zero: number;
  readonly window: readonly [number, number];
  readonly limits: Limits;
  readonly x: (step: number) => number;
  readonly y: (value: number) => number;
  /** Whether a value lies on the rail. */
  readonly isOff: (value: number) => boolean;
  readonly stepAt: (x: number) => number;
  /** The value at a height; 0 on the rail. */
  readonly valueAt: (y: number) => number;
}

/** Height of the rail for zero, under the lowest decade. */
const railHeight = 22;
/** Farther from the plot than this nothing is told apart, and a canvas stays exact. */
const farthest = 20_000;

export interface Across {
  readonly window: readonly [number, number];
  /** An LR across, on a logarithmic scale, as in a range test. */
  readonly log?: boolean;
}

export function frameOf(plot: Box, { window, log = false }: Across, limits: Limits): Frame {
  const { scale, low, high, rail } = limits;
  const floor = rail === undefined ? plot.bottom : plot.bottom - railHeight;
  const zero = rail === undefined ? plot.bottom : plot.bottom - railHeight / 2 + 1;
  const tall = floor - plot.top;
  const [first, last] = log ? [Math.log(window[0]), Math.log(window[1])] : window;
  const wide = plot.right - plot.left;
  const share = (step: number): number => ((log ? Math.log(step) : step) - first) / (last - first);
  const height = scale === "linear" ? linear(low, high) : logarithmic(low, high);
  return {
    plot,
    floor,
    zero,
    window,
    limits,
    x: (step) => clamp(plot.left + share(step) * wide, -farthest, farthest),
    y: (value) =>
      scale === "log" && !(value > 0) ? zero : clamp(floor - height.share(value) * tall, -farthest, farthest),
    isOff: (value) => scale === "log" && !(value > 0),
    stepAt: (x) => {
      const at = first + ((x - plot.left) / wide) * (last - first);
      return log ? Math.exp(at) : at;
    },
    valueAt: (y) => (rail !== undefined && y > (floor + zero) / 2 ? 0 : height.value((floor - y) / tall)),
  };
}

interface Height {
  readonly share: (value: number) => number;
  readonly value: (share: number) => number;
}

const linear = (low: number, high: number): Height => ({
  share: (value) => (value - low) / (high - low),
  value: (share) => low + share * (high - low),
});

const logarithmic = (low: number, high: number): Height => ({
  share: (value) => Math.log(value / low) / Math.log(high / low),
  value: (share) => low * (high / low) ** share,
});
