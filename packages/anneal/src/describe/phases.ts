import type { Curve, Spec } from "../schedules/index.ts";

/** What a stretch of a schedule is for. */
export type PhaseName = "warmup" | "hold" | "cooldown" | "tail" | "cycles";

/** One stretch of a schedule: `[start, end)` in steps. Boundaries may be fractional, as those of the parts are. */
export interface Phase {
  readonly name: PhaseName;
  readonly start: number;
  readonly end: number;
  /** How it gets there, in the field's words: `"linear"`, `"1-sqrt"`, `"steps, 3 cuts"`, `"3 × cosine"`. Not for flat ones. */
  readonly shape?: string;
}

export function phases(curve: Curve, steps: number, _spec?: Spec): readonly Phase[] {
  const found: Phase[] = [];
  for (const { start, end, kind } of curve.parts) {
    if (start >= steps) break;
    const stop = Math.min(end, steps);
    const [a, b] = [curve.at(start), curve.at(stop)];
    found.push({ name: b > a ? "warmup" : b < a ? "cooldown" : "hold", start, end: stop, shape: kind });
  }
  return found;
}
