import { floorDivide } from "./python.ts";

/** How a framework finds the cycle of a step. */
export interface CycleRule {
  /** The framework's own expression, at a whole step. */
  readonly index: (t: number) => number;
  /** Length of the first cycle. */
  readonly length: number;
  /** Each cycle is this many times as long as the one before. */
  readonly stretch: number;
  /** How many cycles there are. */
  readonly times: number;
  /** Steps up to which cycles are looked at. */
  readonly until: number;
}

/**
 * The first whole step of each cycle from the second on, as the framework's own expression has it, and whether one of them
 * differs from the plain rule, by which a cycle begins at the first whole step that is not before its start.
 */
export function cycleStarts({ index, length, stretch, times, until }: CycleRule): {
  readonly first: readonly number[];
  readonly plain: boolean;
} {
  const first: number[] = [];
  let plain = true;
  let start = 0;
  let cycle = length;
  for (let i = 1; i <= times && first.length < 4096; i++) {
    start = stretch === 1 ? i * length : start + cycle;
    cycle *= stretch;
    const nominal = Math.ceil(start);
    if (!(nominal <= until)) break;
    let t = Math.max(first[first.length - 1] ?? 0, nominal - 1);
    while (t <= nominal + 1 && !(index(t) >= i)) t++;
    plain &&= t === nominal;
    first.push(t);
  }
  return { first, plain };
}

/** Start of cycle i of cycles that are each `stretch` times as long as the one before. */
export const geometricStart = (length: number, stretch: number): ((i: number) => number) =>
  stretch === 1 ? (i) => length * i : (i) => ((1 - stretch ** i) / (1 - stretch)) * length;

/** `every` for stairs at Python's `t // every`: the next number up where the plain quotient is rounded up to a whole one. */
export function stairLength(every: number): number {
  for (const candidate of [every, every * (1 + 2 ** -51)]) {
    let k = 1;
    while (k <= 4096 && agrees(k, every, candidate)) k++;
    if (k > 4096) return candidate;
  }
  return every;
}

/** Whether stairs of this length find the tread of Python's `//` around the start of tread k. */
function agrees(k: number, every: number, candidate: number): boolean {
  const near = Math.floor(k * every);
  return [near - 1, near, near + 1].every(
    (t) => t < 0 || Math.floor(t / candidate) === floorDivide(t, every),
  );
}
