import type { Leg } from "./legs.ts";

/** Joins falls of one shape that begin again higher up, as restarts written part by part do, into cycles. */
export function joinTeeth(legs: readonly Leg[]): Leg[] {
  const levels = legs.flatMap(({ from, to }) => [from, to]);
  const jump = 0.05 * levels.reduce((most, level) => Math.max(most, Math.abs(level)), 0);
  const joined: Leg[] = [];
  for (let i = 0; i < legs.length; ) {
    let j = i;
    while (legs[j + 1] !== undefined && isTooth(legs[j], legs[j + 1], jump)) j++;
    const [first, last] = [legs[i], legs[j]];
    joined.push(j > i ? { ...first, course: "cycles", end: last.end, to: last.to, times: j - i + 1 } : first);
    i = j + 1;
  }
  return joined;
}

const isTooth = (one: Leg, next: Leg, jump: number): boolean =>
  one.course === "down" &&
  next.course === "down" &&
  one.cuts === undefined &&
  one.shape === next.shape &&
  next.from - one.to > jump;
