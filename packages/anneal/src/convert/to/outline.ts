import type { Spec } from "../../schedules/index.ts";
import { spanOf } from "../shared/parts.ts";

/** A ramp with its numbers. */
export interface RampOf {
  readonly kind: "linear" | "cosine" | "polynomial";
  readonly from: number;
  readonly to: number;
  readonly over: number;
  readonly power: number;
  readonly ease: "in" | "out";
  readonly pace: number;
  readonly onward: boolean;
}

/** The outline that most schedules have: a warmup, a hold, a decay, each of which may be missing. */
export interface Outline {
  readonly peak: number;
  readonly warmup?: RampOf;
  readonly hold: number;
  readonly decay?: RampOf;
  /** What follows instead of a ramp: a curve of its own. */
  readonly rest?: Spec;
}

/** A ramp, or nothing. */
export function rampOf(spec: Spec | undefined): RampOf | undefined {
  if (spec?.kind !== "linear" && spec?.kind !== "cosine" && spec?.kind !== "polynomial") return undefined;
  const { from, to, over, pace = 1 } = spec;
  return {
    kind: spec.kind,
    from: from as number,
    to,
    over: over as number,
    pace,
    power: "power" in spec ? (spec.power ?? 1) : 1,
    ease: "ease" in spec ? (spec.ease ?? "out") : "out",
    onward: "past" in spec && spec.past === "continue",
  };
}

/** The parts of a simplified spec, in order. */
export const partsOf = (spec: Spec): readonly Spec[] => (spec.kind === "sequence" ? spec.of : [spec]);

/** The outline of a simplified spec, if it has one. */
export function outlineOf(spec: Spec): Outline | undefined {
  const parts = [...partsOf(spec)];
  const first = rampOf(parts[0]);
  const warm = first && first.to > first.from && !first.onward && parts.length > 1 ? first : undefined;
  if (warm) parts.shift();
  let hold = 0;
  const held = parts[0];
  if (held?.kind === "constant" && (parts.length > 1 || warm || parts.length === 1)) {
    hold = spanOf(held);
    parts.shift();
    if (warm && held.value !== warm.to) return undefined;
  }
  if (parts.length > 1) return undefined;
  const decay = rampOf(parts[0]);
  const rest = decay ? undefined : parts[0];
  const peak = warm?.to ?? (held?.kind === "constant" ? held.value : (decay?.from ?? startOf(rest)));
  if (peak === undefined || (decay && decay.from !== peak) || (rest && startOf(rest) !== peak))
    return undefined;
  return { peak, ...(warm && { warmup: warm }), hold, ...(decay && { decay }), ...(rest && { rest }) };
}

/** Where a curve that is no ramp begins. */
function startOf(spec: Spec | undefined): number | undefined {
  if (!spec) return undefined;
  if (spec.kind === "exponential" || spec.kind === "power") return spec.from;
  if (spec.kind === "steps") return spec.values[0];
  if (spec.kind === "repeat" || spec.kind === "stairs") return startOf(spec.of);
  return rampOf(spec)?.from;
}

/** The highest LR that a part begins or ends with. */
export function highest(part: Spec): number {
  const ramp = rampOf(part);
  if (ramp) return Math.max(ramp.from, ramp.to);
  if (part.kind === "constant") return part.value;
  if (part.kind === "exponential" || part.kind === "power") return part.from;
  if (part.kind === "steps") return part.values[0];
  return part.kind === "stairs" || part.kind === "repeat" ? highest(part.of) : 0;
}

/**
 * A ratio in as few digits as it needs: what division leaves in the last bits is rounded away, and with it at most 5e-16
 * of the ratio.
 */
export function tidy(ratio: number): number {
  const short = Number(ratio.toPrecision(14));
  return Math.abs(short - ratio) <= 5e-16 * Math.abs(ratio) ? short : ratio;
}
