import { type Points, windowOf } from "../points.ts";
import { lrAt, type Model } from "./curve.ts";
import { agrees, worst } from "./fit.ts";
import type { Part } from "./parts.ts";
import { rounder } from "./simple.ts";

/** Lines written by the levels at which they begin and end: those of their neighbours, or round ones, where the points agree. */
export function tidyLines(points: Points, parts: readonly Part[]): readonly Part[] {
  return parts.map((part, k) => {
    if (part.model.family.kind !== "linear" || part.end <= part.begin) return part;
    const window = windowOf(points, part.first, part.last);
    const within = 4 * Math.max(points.tol[part.first], points.tol[part.last]);
    const before = part.jump ? undefined : parts[k - 1];
    const after = parts[k + 1]?.jump ? undefined : parts[k + 1];
    const froms = levels(lrAt(part.model, part.begin), before && lrAt(before.model, part.begin), within);
    const tos = levels(lrAt(part.model, part.end), after && lrAt(after.model, part.end), within);
    for (const from of froms) {
      for (const to of tos) {
        const model: Model = { ...part.model, p: Float64Array.of(from, to, part.begin, part.end, 1) };
        if (worst(model, window, agrees) <= agrees) return { ...part, model };
      }
    }
    return part;
  });
}

/** What a level may be meant to be: that of a neighbour, 0, the roundest within a distance, itself. */
function levels(level: number, beside: number | undefined, within: number): readonly number[] {
  const near = [...(beside === undefined ? [] : [beside]), 0, ...rounder(level, 7)];
  return [...near.filter((each) => Math.abs(each - level) <= within), level];
}
