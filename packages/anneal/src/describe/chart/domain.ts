import { partsOf } from "../../compile/index.ts";
import type { Curve } from "../../schedules/index.ts";
import type { Domain } from "./frame.ts";

const places = 2 ** 12;
/** Room above the highest peak, for names. */
const headroom = 0.14;

/** The LRs of some updates of a curve, those at the ends of its parts among them. */
function look({ curve, steps }: Ranged): Float64Array {
  const { at } = curve;
  const count = Math.min(steps, places);
  const ends = partsOf(curve, steps).slice(0, places);
  const values = new Float64Array(count + 1 + 3 * ends.length);
  const within = (t: number): number => at(Math.max(0, Math.min(t, steps)));
  for (let k = 0; k < count; k++) values[k] = at(Math.floor((k * steps) / count));
  values[count] = at(steps);
  ends.forEach(({ start, end }, k) => {
    const last = Math.min(end, steps);
    values.set([within(Math.ceil(start)), within(Math.ceil(last) - 1), within(last)], count + 1 + 3 * k);
  });
  return values;
}

/** Beyond it an axis would overflow. */
const farthest = 1e300;

/** A curve and the updates that are shown of it. */
export interface Ranged {
  readonly curve: Curve;
  readonly steps: number;
}

/** The domain of an LR axis that shows these curves; a linear one always has 0. */
export function domainOf(entries: readonly Ranged[], scale: "linear" | "log"): Domain {
  const seen = entries
    .map(look)
    .map((values) => values.map((lr) => Math.max(-farthest, Math.min(farthest, lr))));
  const least = Math.min(0, ...seen.map((values) => values.reduce((a, b) => Math.min(a, b))));
  const most = Math.max(0, ...seen.map((values) => values.reduce((a, b) => Math.max(a, b))));
  if (scale === "log" && most > 1e-290) return logDomain(seen, least, most);
  if (most === least) return { scale: "linear", low: 0, high: 1 };
  const room = (most - least) * headroom;
  return { scale: "linear", low: least < 0 ? least - room / 2 : 0, high: most > 0 ? most + room : room / 2 };
}

/** More decades than this below the peak are not worth their room. */
const deepest = 1e-24;

/** Whole decades, down to that of the second percentile of each curve: the last dive to zero needs no decades of its own. */
function logDomain(seen: readonly Float64Array[], least: number, most: number): Domain {
  const second = seen.reduce((lowest, values) => {
    const positive = values.filter((value) => value > 0).sort();
    return Math.min(lowest, positive[Math.floor(positive.length * 0.02)] ?? lowest);
  }, most);
  const low = Math.max(second, most * deepest);
  const narrow = most / low < 9.99;
  const decade = Number(`1e${Math.floor(Math.log10(low) + 1e-9)}`);
  const start = narrow ? decade * ([5, 2].find((lead) => lead * decade <= low * (1 + 1e-9)) ?? 1) : decade;
  const zero = least < 0 || seen.some((values) => values.includes(0));
  const high = most * (most / start) ** headroom;
  return {
    scale: "log",
    low: start,
    high: Math.max(high, start * 2),
    ...(zero && { rail: least < 0 ? "≤ 0" : "0" }),
  };
}
