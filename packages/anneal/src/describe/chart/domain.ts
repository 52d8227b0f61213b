import { partsOf } from "../../compile/index.ts";
import type { Curve } from "../../schedules/index.ts";
import type { Domain } from "./frame.ts";

const places = 2 ** 13;
/** Room above the highest peak, for names. */
const headroom = 0.14;

/** The LRs of some updates of a curve, those at the ends of its parts among them. */
function look(curve: Curve, steps: number): Float64Array {
  const count = Math.min(steps, places);
  const ends = partsOf(curve, steps)
    .slice(0, places)
    .flatMap(({ start, end }) => [Math.ceil(start), Math.ceil(end) - 1, end]);
  const times = [...Array.from({ length: count }, (_, k) => Math.floor((k * steps) / count)), steps, ...ends];
  return Float64Array.from(
    times.filter((t) => t >= 0 && t <= steps),
    curve.at,
  );
}

/** A curve and the updates that are shown of it. */
export interface Ranged {
  readonly curve: Curve;
  readonly steps: number;
}

/** The domain of an LR axis that shows these curves; a linear one always has 0. */
export function domainOf(entries: readonly Ranged[], scale: "linear" | "log"): Domain {
  const seen = entries.map(({ curve, steps }) => look(curve, steps));
  const least = Math.min(0, ...seen.map((values) => values.reduce((a, b) => Math.min(a, b))));
  const most = Math.max(0, ...seen.map((values) => values.reduce((a, b) => Math.max(a, b))));
  if (scale === "log" && most > 0) return logDomain(seen, least, most);
  if (most === least) return { scale: "linear", low: 0, high: 1 };
  const room = (most - least) * headroom;
  return { scale: "linear", low: least < 0 ? least - room / 2 : 0, high: most > 0 ? most + room : room / 2 };
}

/** Whole decades, down to that of the second percentile of each curve: the last dive to zero needs no decades of its own. */
function logDomain(seen: readonly Float64Array[], least: number, most: number): Domain {
  const low = seen.reduce((lowest, values) => {
    const positive = values.filter((value) => value > 0).sort();
    return Math.min(lowest, positive[Math.floor(positive.length * 0.02)] ?? lowest);
  }, most);
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
