import type { Spec } from "../../schedules/index.ts";
import { cycleStarts, geometricStart } from "../shared/cycle-starts.ts";
import { logTo } from "../shared/log.ts";
import { constant, repeatOf, sequenceOf, sumOf } from "../shared/parts.ts";
import { pieces } from "../shared/pieces.ts";

/** The cycles of timm's cosine, tanh and polynomial schedulers. */
export interface Cycles {
  readonly length: number;
  readonly stretch: number;
  readonly damp: number;
  readonly times: number;
  readonly low: number;
  /** One cycle between two levels. */
  readonly ramp: (from: number, to: number, over: number) => Spec;
  /** Whether a ramp ends on its last level, and holds it. */
  readonly exact: boolean;
}

/** timm finds a cycle by a logarithm, which may name the cycle before at the very step of a restart. */
export const indexOf = ({ length, stretch }: Pick<Cycles, "length" | "stretch">): ((t: number) => number) =>
  stretch === 1
    ? (t) => Math.floor(t / length)
    : (t) => Math.floor(logTo(1 - (t / length) * (1 - stretch), stretch));

/** The step, counted from the first cycle, at which shrinking cycles leave no more room: timm takes log(0) there. */
export function endOfShrinking({ length, stretch }: Pick<Cycles, "length" | "stretch">): number | undefined {
  if (stretch >= 1 || length / (1 - stretch) > 1e12) return undefined;
  let t = Math.max(0, Math.floor(length / (1 - stretch)) - 1);
  while (1 - (t / length) * (1 - stretch) > 0) t++;
  return t;
}

/** All cycles of a group with this base LR, and then the lowest LR. */
export function cycles(base: number, c: Cycles, until: number): Spec {
  const { length, stretch, damp, times, low, ramp } = c;
  if (times === 0) return constant(low);
  const { first, plain } = cycleStarts({ index: indexOf(c), length, stretch, times, until });
  const startOf = geometricStart(length, stretch);
  const shortest = length * stretch ** (times - 1);
  const tail = (spec: Spec): Spec => (c.exact ? spec : sequenceOf(spec, constant(low)));
  if (plain && (stretch >= 1 || shortest >= 1)) {
    if (times === 1) return tail(ramp(base, low, length));
    const repeated = { times, stretch };
    if (damp === 1 || low === 0) return tail(repeatOf(ramp(base, low, length), { ...repeated, damp }));
    const falling = repeatOf(ramp(base, 0, length), { ...repeated, damp });
    return tail(sumOf(falling, repeatOf(ramp(0, low, length), repeated)));
  }
  const starts = [0, ...first];
  const list = starts.slice(0, times).map((_, i) => ({
    until: starts[i + 1] ?? Infinity,
    start: startOf(i),
    spec: ramp(base * damp ** i, low, length * stretch ** i),
  }));
  return pieces([...list, { until: Infinity, start: starts[times] ?? 0, spec: constant(low) }]);
}
