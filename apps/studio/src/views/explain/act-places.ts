import { type Act, actWords } from "./acts.ts";

/** Where an act stands above the chart, in pixels of the plot. */
export interface ActPlace {
  readonly act: Act;
  readonly number: number;
  readonly left: number;
  readonly width: number;
  readonly align: "start" | "middle" | "end";
}

/** Pixels of the widest letter that counts, and between two acts. */
const [letter, gap] = [7.2, 12];

/**
 * Acts above a plot of `width` pixels, each over its own stretch of the run. One that does not fit there begins where
 * the one before it ends, as long as that is still in its stretch; else it is left to the texts below.
 */
export function actPlaces(acts: readonly Act[], steps: number, width: number): readonly ActPlace[] {
  let free = 0;
  return acts.flatMap((act, k): readonly ActPlace[] => {
    const { phase, title } = act;
    const [from, to] = phase ? [phase.start, phase.end].map((step) => (step / steps) * width) : [0, width];
    const words = phase ? actWords[phase.name] : "";
    const needs = Math.max(title.length + 2, words.length) * letter;
    const wanted = to - from > 0.5 * width ? "middle" : to >= 0.99 * width && from > 0 ? "end" : "start";
    const best = wanted === "start" ? from : wanted === "end" ? to - needs : (from + to - needs) / 2;
    const left = Math.max(best, free);
    if (left >= to || left + needs > width + 0.5) return [];
    free = left + needs + gap;
    return [{ act, number: k + 1, left, width: needs, align: left > best ? "start" : wanted }];
  });
}
