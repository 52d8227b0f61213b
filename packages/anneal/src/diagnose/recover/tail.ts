import { type Points, windowOf } from "../points.ts";
import { END, FROM, lrAt, type Model, START, TO } from "./curve.ts";
import { refit, worst } from "./fit.ts";
import type { Part } from "./parts.ts";
import { agrees } from "./reach.ts";
import { digitsOf, levelBits, roundestStep, stepBits } from "./simple.ts";

/** Where a schedule ends, and how sure that is. */
export interface Ending {
  readonly part: Part;
  /** Steps of the whole schedule. */
  readonly horizon: number;
  /** Whether the curve itself says where it ends; else the log's last step does, rounded up within one interval. */
  readonly shown: boolean;
}

/** The last part, up to where its curve ends. */
export function toEnd(points: Points, part: Part): Ending {
  const { t } = points;
  const last = t[t.length - 1];
  const interval = t.length > 1 ? last - t[t.length - 2] : 1;
  const logged = roundestStep(last - 1e-9, last + interval);
  const anchored = withStart(points, part);
  const { family, p } = anchored.model;
  switch (family.kind) {
    case "cosine":
    case "mirror-cosine":
    case "rex":
    case "polynomial-out":
      if (part.last - part.first < 2) break;
      return p[END] >= last - interval / 2
        ? { part: { ...anchored, end: p[END] }, horizon: p[END], shown: true }
        : { part: { ...anchored, end: logged }, horizon: logged, shown: false };
    case "linear":
    case "polynomial-in": {
      if (lrAt(anchored.model, last) >= lrAt(anchored.model, part.begin)) break;
      const end = landing(anchored.model, { last, interval, logged });
      return { part: { ...anchored, end }, horizon: end, shown: end > logged };
    }
    default:
  }
  return { part: { ...anchored, end: logged }, horizon: logged, shown: false };
}

/** A curve whose end depends on where it starts, fitted again from where the part begins. */
function withStart(points: Points, part: Part): Part {
  const { family, p } = part.model;
  if (family.kind !== "rex") return part;
  const window = windowOf(points, part.first, part.last);
  const moved = p.slice();
  moved[START] = part.begin;
  moved[FROM] = lrAt(part.model, part.begin);
  const model = refit({ family, p: moved }, window, family.free);
  return worst(model, window, agrees) <= agrees ? { ...part, model } : part;
}

/** Where a falling line was meant to end: at 0, or at the roundest step and level near the end of the log. */
function landing(
  model: Model,
  { last, interval, logged }: { readonly last: number; readonly interval: number; readonly logged: number },
): number {
  const zero = zeroOf(model, last);
  const level = (at: number): number => (at === zero ? 0 : Number(lrAt(model, at).toPrecision(7)));
  const near = Array.from({ length: 20 }, (_, i) => Math.round(last + (interval * i) / 19));
  const candidates = [zero, logged, last, last + 1, ...near].filter((at) => at >= last && level(at) >= 0);
  const cost = (at: number): number => stepBits(nearWhole(at)) + endBits(level(at), model.p[FROM]);
  return nearWhole(
    candidates.reduce((best, at) => (cost(at) < cost(best) ? at : best), candidates[0] ?? last),
  );
}

const nearWhole = (at: number): number => (Math.abs(at - Math.round(at)) < 0.05 ? Math.round(at) : at);

const endBits = (level: number, from: number): number =>
  Math.min(levelBits(level), 2 + 3.3 * digitsOf(Number((level / from).toPrecision(5))));

/** The step at which a falling curve is 0. */
function zeroOf({ family, p }: Model, last: number): number {
  const share = p[FROM] / (p[FROM] - p[TO]);
  const q = family.kind === "linear" ? share : Math.max(share, 0) ** (1 / p[4]);
  const at = p[START] + q * (p[END] - p[START]);
  return Math.abs(at - Math.round(at)) < 0.05 || at < last ? Math.max(Math.round(at), last) : at;
}
