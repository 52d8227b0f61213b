import type { Spec } from "../../schedules/index.ts";
import { constant, cosine, linear, repeatOf, sequenceOf, sumOf } from "../shared/parts.ts";
import { toInt } from "../shared/python.ts";

/** Ignite's cyclical schedulers. */
export interface Cyclical {
  readonly shape: "cosine" | "line" | "peak";
  readonly start: number;
  readonly end: number;
  readonly size: number;
  readonly stretch: number;
  readonly startDamp: number;
  readonly endDamp: number;
  readonly warmup: number;
}

/** One cycle: a cosine, a line, or down and up again. */
function wave({ shape }: Pick<Cyclical, "shape">, [from, to]: readonly [number, number], over: number): Spec {
  if (shape === "cosine") return cosine(from, to, over);
  if (shape === "line") return linear(from, to, over);
  return sequenceOf(linear(from, to, over / 2), linear(to, from, over / 2));
}

/** The value at event 0, in Ignite's own rounding: it decides whether a warmup ends there. */
export function firstValue({ shape, start, end }: Cyclical): number {
  if (shape === "peak") return end + (start - end) * Math.abs(0 - 0.5) * 2;
  return shape === "cosine" ? start + ((end - start) / 2) * (1 - Math.cos(0)) : start;
}

export interface Cycled {
  readonly spec: Spec;
  readonly stops?: number;
  readonly until?: number;
}

/**
 * All cycles. Lengths that stay whole repeat; where `cycle_mult` cuts them they are written out. Both ends are damped on
 * their own: the values are linear in them, so two repeats are added.
 */
export function cyclical(c: Cyclical, until: number): Cycled {
  const { stretch } = c;
  if (Number.isInteger(stretch) && stretch >= 1) return { spec: forever(c) };
  const parts: Spec[] = [];
  let [start, end, size, warmup] = [c.start, c.end, c.size, c.warmup];
  let at = 0;
  while (at < until && parts.length < 8192) {
    parts.push(wave(c, [start, end], size));
    at += size;
    const next = start * c.startDamp;
    if (warmup > 0) parts.push(linear(end, next, warmup));
    at += warmup;
    [start, end] = [next, end * c.endDamp];
    const [size2, warmup2] = [toInt(size * stretch), toInt(warmup * stretch)];
    if (size2 === size && warmup2 === warmup) {
      return { spec: sequenceOf(...parts, forever({ ...c, start, end, size, warmup, stretch: 1 })) };
    }
    [size, warmup] = [size2, warmup2];
    if (size === 0) return { spec: sequenceOf(...parts, constant(end)), stops: at };
  }
  return { spec: sequenceOf(...parts), until: at };
}

function forever(c: Cyclical): Spec {
  const { start, end, size, warmup, stretch, startDamp, endDamp } = c;
  const cycle = (from: number, to: number, next: number): Spec =>
    sequenceOf(wave(c, [from, to], size), warmup > 0 ? linear(to, next, warmup) : undefined);
  if (startDamp === 1 && endDamp === 1) return repeatOf(cycle(start, end, start), { stretch });
  const starts = repeatOf(cycle(start, 0, start * startDamp), { stretch, damp: startDamp });
  const ends = repeatOf(cycle(0, end, 0), { stretch, damp: endDamp });
  return start === 0 ? ends : end === 0 ? starts : sumOf(starts, ends);
}
