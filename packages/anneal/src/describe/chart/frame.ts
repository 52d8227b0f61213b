/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** From steps and LRs to pixels. */
export interface Frame {
  readonly plot: Box;
  readonly x: (step: number) => number;
  readonly y: (lr: number) => number;
  /** Whether values of 0 and below lie on a rail of their own, as on a logarithmic axis. */
  readonly isOff: (lr: number) => boolean;
  /** Bottom of the part of the plot that has values: above the rail. */
  readonly floor: number;
}

/** The values that an axis shows, and which of them are on the rail. */
export interface Domain {
  readonly scale: "linear" | "log";
  readonly low: number;
  readonly high: number;
  /** On a logarithmic axis: the label of the rail, where there is one. */
  readonly rail?: string;
}

/** Height of the rail for zero, under the lowest decade. */
const railHeight = 22;

/** Lays the plot out: steps from 0 to `steps` along it, `domain` up it. */
export function frameOf(plot: Box, steps: number, domain: Domain): Frame {
  const { scale, low, high, rail } = domain;
  const floor = rail === undefined ? plot.bottom : plot.bottom - railHeight;
  const x = (step: number): number => plot.left + (step / steps) * (plot.right - plot.left);
  const within = (y: number): number => Math.max(plot.top, Math.min(floor, y));
  if (scale === "linear") {
    return {
      plot,
      x,
      y: (lr) => within(floor - ((lr - low) / (high - low)) * (floor - plot.top)),
      isOff: () => false,
      floor,
    };
  }
  const whole = Math.log(high / low);
  const y = (lr: number): number =>
    lr > 0 ? within(floor - (Math.log(lr / low) / whole) * (floor - plot.top)) : plot.bottom;
  return { plot, x, y, isOff: (lr) => !(lr > 0), floor };
}
