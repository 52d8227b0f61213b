import type { Curve, Spec } from "../schedules/index.ts";

/** One curve of a chart. */
export interface Layer {
  readonly name: string;
  readonly curve: Curve;
  /** Lets shapes be named as they were written. */
  readonly spec?: Spec;
}

/** What a chart shows, and how. */
export interface SvgOptions {
  /** Updates in the run: the length of the axis. */
  readonly steps: number;
  /** Pixels. Default 720. */
  readonly width?: number;
  /** Pixels. Default 360. */
  readonly height?: number;
  /** Of the LR axis. Default `"linear"`. */
  readonly scale?: "linear" | "log";
  /** `"auto"` follows the reader's system. Default `"light"`. */
  readonly theme?: "light" | "dark" | "auto";
  /** Above the chart. */
  readonly title?: string;
  /** Adds a second row of ticks, in epochs. */
  readonly stepsPerEpoch?: number;
  /** Which layer the phases and the heavy line belong to. Default 0. */
  readonly selected?: number;
}

export function drawSvg(_layers: readonly Layer[], { width = 720, height = 360 }: SvgOptions): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"></svg>`;
}
