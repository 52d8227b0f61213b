import { clamp, type Spot } from "./box.ts";
import { panBy, zoomAt } from "./zoom.ts";

type Window = readonly [number, number];

/** A turn of the wheel, or a pinch of a touchpad, which browsers tell as a turn with Ctrl. */
export interface Turn {
  readonly deltaX: number;
  readonly deltaY: number;
  /** 1: the deltas count lines. */
  readonly deltaMode: number;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
}

export interface TurnOn {
  readonly window: Window;
  readonly whole: Window;
  /** The step at the pointer. */
  readonly at: number;
  /** Of the plot, in pixels. */
  readonly width: number;
}

/** Where a turn takes the window; undefined where it is the page's: outwards or sideways while all is shown. */
export function turn(event: Turn, { window, whole, at, width }: TurnOn): Window | undefined {
  const isAll = window[0] <= whole[0] && window[1] >= whole[1];
  if (Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey) {
    if (isAll) return undefined;
    return panBy(window, whole, ((event.deltaX || event.deltaY) / width) * (window[1] - window[0]));
  }
  if (isAll && event.deltaY > 0) return undefined;
  const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1) * (event.ctrlKey ? 5 : 1);
  return zoomAt(window, whole, { at, factor: 1.0016 ** clamp(pixels, -400, 400) });
}

/** Two fingers as they were put down. */
export interface Pinch {
  readonly window: Window;
  /** The step between them. */
  readonly at: number;
  readonly apart: number;
}

/** Nearer than this, fingers are as one. */
const nearest = 20;

export const apart = (a: Spot, b: Spot): number => Math.max(nearest, Math.abs(a.x - b.x));

/** The window while the fingers of a pinch are so far apart. */
export const pinched = (pinch: Pinch, whole: Window, now: number): Window =>
  zoomAt(pinch.window, whole, { at: pinch.at, factor: pinch.apart / now });
