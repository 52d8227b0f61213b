import type { Points } from "../points.ts";
import { END, EXPONENT, FROM, lrAt, type Model, START, TO } from "./curve.ts";
import type { Part } from "./parts.ts";
import { levelBits, rounder, roundestStep, shareBits, stepBits } from "./simple.ts";

/** Where a schedule ends, and how sure that is. */
export interface Ending {
  readonly part: Part;
  /** Steps of the whole schedule. */
  readonly horizon: number;
  /** Whether the curve itself says where it ends; else the log's last step does, rounded up within one interval. */
  readonly shown: boolean;
}

/** The last part, up to where its curve ends. `peak` is the highest LR of the schedule. */
export function toEnd(points: Points, part: Part, peak: number): Ending {
  const { t } = points;
  const last = t[t.length - 1];
  const interval = t.length > 1 ? last - t[t.length - 2] : 1;
  const logged = roundestStep(last - 1e-9, last + interval);
  const { family, p } = part.model;
  switch (family.kind) {
    case "cosine":
    case "mirror-cosine":
    case "rex":
    case "polynomial-out":
      if (part.last - part.first < 2) break;
      return p[END] >= last - interval / 2
        ? { part: { ...part, end: p[END] }, horizon: p[END], shown: true }
        : { part: { ...part, end: logged }, horizon: logged, shown: false };
    case "exponential-floor": {
      // Megatron's exponential cooldown ends after one half-life, half-way to a level below 0.
      const end = part.begin + p[END] - p[START];
      if (p[TO] >= 0 || end < last - interval / 2) break;
      return { part: { ...part, end }, horizon: end, shown: true };
    }
    case "linear":
    case "polynomial-in": {
      // What rises has no floor, and what is below 0 has gone past the end that it had.
      if (lrAt(part.model, last) >= lrAt(part.model, part.begin) || isBelow(part, points)) break;
      const { at: end, level } = landing(part, points, { interval, peak });
      const shown = end > last + interval;
      return { part: { ...part, model: landed(part, end, level), end }, horizon: end, shown };
    }
    default:
  }
  return { part: { ...part, end: logged }, horizon: logged, shown: false };
}

const isBelow = ({ model }: Part, { t, tol }: Points): boolean =>
  lrAt(model, t[t.length - 1]) < -4 * tol[t.length - 1];

/** An end of a falling line. */
interface Landing {
  readonly at: number;
  readonly level: number;
}

/** Floors that people set, as shares of the peak. */
const shares = [0.01, 0.02, 0.05, 0.1];
const rareShare = 0.2;

/**
 * Where a falling line was meant to end: at 0, or at a floor that it reaches between the last logged step and the step
 * at which the next one would have been; else where the log ends.
 */
function landing(
  { model, first }: Part,
  { t, tol }: Points,
  { interval, peak }: { readonly interval: number; readonly peak: number },
): Landing {
  const last = t[t.length - 1];
  // How far the line may be from the truth where it is drawn beyond its points.
  const reach = (at: number): number => (2 * tol[t.length - 1] * (at - t[first])) / (last - t[first] || 1);
  const slope = Math.abs(lrAt(model, last) - lrAt(model, last - 1)) || 1e-300;
  const zero = crossingOf(model, 0, last);
  const unsure = Math.max(0.002, reach(zero) / slope);
  const whole =
    zero <= last + unsure ? Math.round(Math.max(zero, last)) : roundestStep(zero - unsure, zero + unsure);
  const isSure = Number.isInteger(whole) && Math.abs(whole - zero) <= unsure;
  const top = lrAt(model, t[first]);
  // The less a line falls between two points, the less it is at a round level by accident where the log ends.
  const telling = Math.max(0, -Math.log2((levelsAbout * slope * interval) / (Math.abs(top) || 1)));
  const levels = [
    ...shares.flatMap((share) => [share * peak, share * top].map((level) => ({ level, cost: usual }))),
    ...[rareShare * peak, rareShare * top, ...rounder(lrAt(model, last), 1)].map((level) => ({
      level,
      cost: Math.min(levelBits(level), shareBits(level, peak), shareBits(level, top)),
    })),
  ];
  const ways: readonly (Landing & { readonly bits: number })[] = [
    { at: isSure ? whole : zero, level: 0, bits: 1 + stepBits(isSure ? whole : zero) },
    ...levels.flatMap(({ level, cost }) => {
      const at = crossingOf(model, level, last);
      const slack = 0.002 + reach(last) / slope;
      const soon = at >= last - slack && at <= last + interval + slack;
      // Further on only a whole step tells a floor from a level that the line goes past.
      if (!soon && !(at > last && level > 0 && level <= usualMost * top && isStep(at, slack))) return [];
      const step = Math.max(last, roundestStep(at - slack, at + slack));
      if (Math.abs(at - step) > slack) return [];
      const bits = stepBits(step) + cost + (level > high * top ? unlikely : 0);
      return [{ at: step, level, bits: soon ? bits - telling : bits + further }];
    }),
    {
      at: last,
      level: lrAt(model, last),
      bits: odd + (lrAt(model, last) > oddHigh * top ? unlikely : 0),
    },
  ];
  return ways.reduce((best, way) => (way.bits < best.bits ? way : best));
}

/** Round levels that a line may come past by accident. */
const levelsAbout = 5;
/** A floor that a line would come to after the log costs so much more, is this share of its height at most, and is at a whole step that is known so well. */
const further = 6;
const usualMost = 0.101;
const wellKnown = 0.05;
const isStep = (at: number, slack: number): boolean =>
  slack < wellKnown && Math.abs(at - Math.round(at)) <= slack;

/** The cost of a usual floor, and of a level that nobody typed. */
const usual = 3;
const odd = 30;
/** A decay that ends above this share of where it began is rarely meant, and costs so much more. */
const high = 0.2;
/** At so low a share of it already when its level is odd. */
const oddHigh = 0.101;
const unlikely = 8;

/** The same curve, written by its beginning and its end. */
function landed({ model, begin }: Part, end: number, level: number): Model {
  const { family, p } = model;
  if (family.kind !== "linear")
    return { family, p: Float64Array.of(p[FROM], level, p[START], end, p[EXPONENT]) };
  return { family, p: Float64Array.of(lrAt(model, begin), level, begin, end, 1) };
}

/** The step, not before the last one less an interval, at which a falling curve comes to a level. */
function crossingOf({ family, p }: Model, level: number, last: number): number {
  const share = (p[FROM] - level) / (p[FROM] - p[TO]);
  const q = family.kind === "linear" ? share : Math.max(share, 0) ** (1 / p[EXPONENT]);
  const at = p[START] + q * (p[END] - p[START]);
  return level === 0 ? Math.max(Number.isFinite(at) ? at : Number.POSITIVE_INFINITY, last) : at;
}
