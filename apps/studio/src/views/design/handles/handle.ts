import type { AnySpec } from "anneal";
import { formatLr, formatSteps } from "anneal/describe";
import type { ChartHandle } from "../../../chart/types.ts";

/** A place of the curve that can be dragged, and what the spec becomes then. */
export interface SpecHandle
  extends Pick<ChartHandle, "id" | "label" | "look" | "moves" | "step" | "value" | "limits"> {
  /** The fields that it writes, the first one foremost: `of[2].over`. */
  readonly keys: readonly string[];
  readonly write: (spec: AnySpec, to: { readonly step: number; readonly value: number }) => AnySpec;
}

/** A handle in words: "cooldown starts at step 20,000, 80 percent". */
export function saysOf({ label, moves, step, value }: SpecHandle, steps: number): string {
  const share = Math.round((1000 * step) / steps) / 10;
  const place = `step ${formatSteps(step)}, ${share} percent`;
  if (moves === "x") return `${label} at ${place}`;
  if (moves === "y") return `${label} ${formatLr(value)}`;
  return `${label} at ${place}, at ${formatLr(value)}`;
}
