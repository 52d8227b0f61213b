import type { Points } from "../points.ts";
import { END, FROM, lrAt, type Model, START } from "./curve.ts";
import type { Part } from "./parts.ts";
import { rampInto } from "./ramp.ts";
import { levelBits, stepBits } from "./simple.ts";

/** A log begins where its run begins when its first step is at most this many of its intervals after 0. */
const soon = 1.5;

/** The cost of a place that is where the log begins anyhow. */
const known = 3;

/** The parts from step 0 on: the warmup as one ramp where one agrees, and what precedes the first point. */
export function fromStart(points: Points, parts: readonly Part[]): readonly Part[] {
  const { t } = points;
  const rising = risingParts(points, parts);
  if (rising > 0) {
    const main = parts[rising];
    const anchors = anchorsOf(main.model);
    const ramp = rampInto(points, main.first, main.model, anchors);
    const usual = rising === 1 && parts[0].last > parts[0].first + 1;
    if (ramp !== undefined && !(usual && main.jump)) {
      // A ramp that gets there a step early (`(i + 1) / warmup`) lasts until the curve starts: no update sees its last step.
      const begin = anchors[0] - ramp.end > 0.5 ? anchors[0] : ramp.end;
      const head: Part = {
        model: ramp.model,
        begin: 0,
        end: begin,
        first: 0,
        last: main.first - 1,
        jump: false,
      };
      return [head, { ...main, begin, jump: false }, ...parts.slice(rising + 1)];
    }
  }
  const [first, ...rest] = parts;
  const begin = beginOf(points, first, rest.length === 0);
  return begin === t[0] && begin > 0 && !isSoon(t) ? [first, ...rest] : [{ ...first, begin }, ...rest];
}

/** Whether the log begins where the run does. */
const isSoon = (t: Float64Array): boolean => t.length < 2 || t[0] <= soon * (t[1] - t[0]);

/** How many parts at the start lie below what follows, and rise to it. */
function risingParts({ v }: Points, parts: readonly Part[]): number {
  let k = 0;
  while (k + 1 < parts.length && isUpward(k)) k++;
  return k;

  function isUpward(at: number): boolean {
    const next = parts[at + 1];
    return v[parts[at].last] < v[next.first] && v[parts[at].first] <= v[parts[at].last];
  }
}

function anchorsOf({ family, p }: Model): readonly number[] {
  if (family.kind !== "cosine" && family.kind !== "mirror-cosine" && family.kind !== "polynomial-in")
    return [];
  return [...new Set([Math.round(p[START]), p[START]])];
}

/** Where the first part begins: at 0, at its own start, or, for a line of which only the end was logged, where it is roundest. */
function beginOf({ t }: Points, { model, end }: Part, isLast: boolean): number {
  const { kind } = model.family;
  if (kind === "rex" && !isLast) {
    // A hyperbola that ends where the next part begins tells where it began.
    const start = 2 * end - (2 * model.p[END] - model.p[START]);
    return start > 0 && start <= t[0] ? start : isSoon(t) ? 0 : t[0];
  }
  if (anchorsOf(model).length > 0)
    return model.p[START] > 0 && model.p[START] <= t[0] ? model.p[START] : isSoon(t) ? 0 : t[0];
  if (kind === "constant" || isSoon(t)) return 0;
  if (kind !== "linear" || lrAt(model, 0) < model.p[FROM]) return t[0];
  const interval = t.length > 1 ? t[1] - t[0] : 0;
  const bits = (at: number): number =>
    levelBits(Number(lrAt(model, at).toPrecision(9))) + (at > 0 ? known : stepBits(at));
  return [t[0] - interval, t[0], 0].reduce((best, at) => (bits(at) < bits(best) ? at : best));
}
