import type { Spec } from "../../../schedules/index.ts";
import type { Candidate } from "../exported.ts";
import { type RampOf, rampOf, tidy } from "../outline.ts";

/** Ramps of one shape, end to end, between which torch's OneCycleLR lies: up and down, or up, down and out. */
export function proposeOneCycle(parts: readonly Spec[]): readonly Candidate[] {
  const ramps = parts.map((part) => rampOf(part.kind === "slice" ? part.of : part));
  if (!ramps.every((ramp) => ramp !== undefined) || ramps.length < 2 || ramps.length > 3) return [];
  const [up, down, out] = ramps as [RampOf, RampOf, RampOf | undefined];
  const last = out ?? down;
  const fits =
    up.kind !== "polynomial" &&
    ramps.every(({ kind, pace, power }) => kind === up.kind && pace === 1 && power === 1);
  if (!fits || up.to !== down.from || (out && (down.to !== up.from || out.from !== up.from))) return [];
  const total = Math.round(ramps.reduce((sum, { over }) => sum + over, 1));
  const kwargs = {
    max_lr: up.to,
    total_steps: total,
    pct_start: tidy((up.over + 1) / total),
    ...(up.kind === "linear" && { anneal_strategy: "linear" }),
    cycle_momentum: false,
    div_factor: tidy(up.to / up.from),
    final_div_factor: tidy(up.from / last.to),
    ...(out && { three_phase: true }),
  };
  return [{ call: { name: "OneCycleLR", kwargs }, baseLr: up.to }];
}
