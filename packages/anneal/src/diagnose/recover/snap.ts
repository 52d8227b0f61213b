import type { Points } from "../points.ts";
import { END, EXPONENT, type Family, FROM, type Model, START, TO } from "./curve.ts";
import { agrees, refit, worst } from "./fit.ts";
import { rounded } from "./rounded.ts";
import { rounder } from "./simple.ts";

/**
 * The curve with the roundest numbers that agrees with its points as well: each number in turn is set to the roundest
 * value that leaves the others a fit. A log rounds and a run is cut short, so many curves agree; people type round numbers.
 */
export function snap(model: Model, points: Points): Model {
  const { family } = model;
  let best = model;
  let free = [...family.free];
  for (const at of [EXPONENT, TO, START, END, FROM]) {
    if (!family.free.includes(at) || isWhereItIsSeen(family, at)) continue;
    const others = free.filter((each) => each !== at);
    for (const value of candidates(best, at)) {
      const p = best.p.slice();
      p[at] = value;
      const tried = refit({ family, p }, points, others);
      if (family.valid?.(tried.p, points.t) === false || worst(tried, points, agrees) > agrees) continue;
      best = tried;
      free = others;
      break;
    }
  }
  const isWhole = [START, END].every((at) => !family.free.includes(at) || Number.isInteger(best.p[at]));
  return isWhole ? best : (rounded(model, points) ?? best);
}

/** Whether a level is only that at the first or the last point, because the curve has no start or end of its own. */
const isWhereItIsSeen = ({ kind }: Family, at: number): boolean =>
  (at === TO && kind === "polynomial-in") || (at === FROM && kind === "polynomial-out");

function candidates({ p, family }: Model, at: number): readonly number[] {
  switch (at) {
    case EXPONENT:
      return rounder(p[EXPONENT], 2);
    case TO: {
      const shares = rounder(p[TO] / p[FROM], 2).map((share) => Number((share * p[FROM]).toPrecision(12)));
      return [0, ...rounder(p[TO], 1), ...shares, ...rounder(p[TO], 4)];
    }
    case FROM:
      return rounder(p[FROM]);
    case START:
      return wholes(p[START]);
    default:
      // The half-life of an exponential is no place.
      if (family.kind.startsWith("exponential"))
        return rounder(p[END] - p[START], 4).map((h) => p[START] + h);
      return wholes(p[END]);
  }
}

const wholes = (t: number): readonly number[] => [
  ...new Set([...rounder(t, 9).filter(Number.isInteger), Math.round(t)]),
];
