import type { Points } from "../points.ts";
import { END, EXPONENT, FROM, type Model, type Params, START, TO } from "./curve.ts";
import { agrees, refit, worst } from "./fit.ts";
import { rounder } from "./simple.ts";

/**
 * The same curve with whole steps for its ends, a short exponent and round levels, all at once, where it agrees with
 * every point. A fit comes near to the truth, but not always as near as finely written points ask for; and of numbers that
 * trade against each other none can be rounded alone.
 */
export function rounded(model: Model, points: Points): Model | undefined {
  const { family, p } = model;
  const isFree = (at: number): boolean => family.free.includes(at);
  const step = (at: number): number => (isFree(at) ? Math.round(p[at]) : p[at]);
  if (family.free.length < 3 || family.kind.startsWith("exponential") || step(START) === step(END))
    return undefined;
  const found = (q: Params, free: readonly number[]): Model | undefined =>
    roundTop(refit({ family, p: q }, points, free), points);
  for (const exponent of isFree(EXPONENT) ? rounder(p[EXPONENT], 2) : [p[EXPONENT]]) {
    const to = (level: number): Params => Float64Array.of(p[FROM], level, step(START), step(END), exponent);
    for (const level of isFree(TO) ? [0, ...rounder(p[TO], 2)] : []) {
      const tried = found(to(level), [FROM]);
      if (tried !== undefined) return tried;
    }
    const tried = found(to(p[TO]), isFree(TO) ? [FROM, TO] : [FROM]);
    if (tried !== undefined) return tried;
  }
  return undefined;
}

/** The curve with the roundest first level at which it agrees with the points, its own if that is all; nothing where none does. */
export function roundTop(model: Model, points: Points): Model | undefined {
  const { family, p } = model;
  if (family.valid?.(p, points.t) === false) return undefined;
  return [...rounder(p[FROM]), p[FROM]]
    .map((from): Model => ({ family, p: Float64Array.of(from, ...p.subarray(1)) }))
    .find((each) => worst(each, points, agrees) <= agrees);
}
