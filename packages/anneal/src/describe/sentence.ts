import type { Curve, Spec } from "../schedules/index.ts";
import { formatLr, formatSteps } from "./format.ts";
import { phases } from "./phases.ts";

export function sentence(curve: Curve, steps: number, spec?: Spec): string {
  return phases(curve, steps, spec)
    .map(({ name, start, end, shape }) => `${name} ${formatSteps(end - start)}${shape ? ` (${shape})` : ""}`)
    .join(" → ");
}

export function spoken(curve: Curve, steps: number, _spec?: Spec): string {
  return `goes from ${formatLr(curve.at(0))} to ${formatLr(curve.at(steps))} at ${formatSteps(steps)}`;
}
